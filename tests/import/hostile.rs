//! Workbooks that are damaged or made to do harm, put together by hand: what `calamine` believes of them may be a lie.

/// The parts of a small, sound workbook: their names and texts.
pub fn parts() -> Vec<(&'static str, Vec<u8>)> {
    let types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>";
    let root = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship \
        Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" \
        Target=\"xl/workbook.xml\"/></Relationships>";
    let book = "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" \
        xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet \
        name=\"取組\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>";
    let relations = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
        <Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" \
        Target=\"worksheets/sheet1.xml\"/></Relationships>";
    let strings =
        ["取組項目", "具体的取組内容", "担当課", "区分", "R1", "実施状況", "1 甲", "1 乙", "丙課", "予定", "実施"];
    let strings: String = strings.iter().map(|text| format!("<si><t>{text}</t></si>")).collect();
    let strings = format!("<sst count=\"11\" uniqueCount=\"11\">{strings}</sst>");
    let row = |row: usize, cells: &[usize]| {
        let cell = |(at, text): (usize, &usize)| {
            format!("<c r=\"{}{row}\" t=\"s\"><v>{text}</v></c>", char::from(b'A' + at as u8))
        };
        format!("<row r=\"{row}\">{}</row>", cells.iter().enumerate().map(cell).collect::<String>())
    };
    let sheet = format!(
        "<worksheet><dimension ref=\"A1:F2\"/><sheetData>{}{}</sheetData><mergeCells count=\"1\"><mergeCell \
         ref=\"H1:H2\"/></mergeCells></worksheet>",
        row(1, &[0, 1, 2, 3, 4, 5]),
        row(2, &[6, 7, 8, 9, 10, 10])
    );
    let styles = "<styleSheet><cellXfs count=\"1\"><xf numFmtId=\"0\"/></cellXfs></styleSheet>";
    let texts = [
        ("[Content_Types].xml", types.to_owned()),
        ("_rels/.rels", root.to_owned()),
        ("xl/workbook.xml", book.to_owned()),
        ("xl/_rels/workbook.xml.rels", relations.to_owned()),
        ("xl/sharedStrings.xml", strings),
        ("xl/styles.xml", styles.to_owned()),
        ("xl/worksheets/sheet1.xml", sheet),
    ];
    texts.into_iter().map(|(name, text)| (name, text.into_bytes())).collect()
}

/// An archive of these parts. Each is stored as it is; those that are deflated already come with what they unpack to.
pub fn archive(parts: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let parts: Vec<(&str, &[u8], Packed)> = parts
        .iter()
        .map(|(name, bytes)| {
            (*name, bytes.as_slice(), Packed { deflated: false, size: bytes.len(), crc: crc(bytes.iter().copied()) })
        })
        .collect();
    archive_of(&parts)
}

/// How a part is packed.
#[derive(Debug, Clone, Copy)]
pub struct Packed {
    deflated: bool,
    size: usize,
    crc: u32,
}

/// The same workbook, whose texts unpack to that many times 258 letters.
pub fn bomb(repeats: usize) -> Vec<u8> {
    let parts = parts();
    let text = b"<sst count=\"1\" uniqueCount=\"1\"><si><t>A";
    let deflated = deflate(text, repeats);
    // Nobody gets as far as the checksum.
    let packed = Packed { deflated: true, size: text.len() + repeats * 258, crc: 0 };
    let parts: Vec<(&str, &[u8], Packed)> = parts
        .iter()
        .map(|(name, bytes)| match *name {
            "xl/sharedStrings.xml" => (*name, deflated.as_slice(), packed),
            name => {
                (name, bytes.as_slice(), Packed { deflated: false, size: bytes.len(), crc: crc(bytes.iter().copied()) })
            }
        })
        .collect();
    archive_of(&parts)
}

fn archive_of(parts: &[(&str, &[u8], Packed)]) -> Vec<u8> {
    let (mut all, mut directory) = (Vec::new(), Vec::new());
    for (name, bytes, packed) in parts {
        let mut fields = Vec::new();
        let method: u16 = if packed.deflated { 8 } else { 0 };
        [20_u16, 0, method, 0, 0].iter().for_each(|field| fields.extend(field.to_le_bytes()));
        let sizes = [packed.crc, bytes.len() as u32, packed.size as u32];
        sizes.iter().for_each(|field| fields.extend(field.to_le_bytes()));
        [name.len() as u16, 0].iter().for_each(|field| fields.extend(field.to_le_bytes()));
        let offset = all.len() as u32;
        all.extend(b"PK\x03\x04");
        all.extend(&fields);
        all.extend(name.as_bytes());
        all.extend(*bytes);
        directory.extend(b"PK\x01\x02\x14\x00");
        directory.extend(&fields);
        directory.extend([0; 10]);
        directory.extend(offset.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let (start, count) = (all.len() as u32, parts.len() as u16);
    all.extend(&directory);
    all.extend(b"PK\x05\x06\x00\x00\x00\x00");
    [count, count].iter().for_each(|field| all.extend(field.to_le_bytes()));
    [directory.len() as u32, start].iter().for_each(|field| all.extend(field.to_le_bytes()));
    all.extend([0, 0]);
    all
}

/// Those letters, and behind them the last one so many times 258 times, in one block with fixed codes.
fn deflate(text: &[u8], repeats: usize) -> Vec<u8> {
    let mut bits = Bits::default();
    bits.push(0b011, 3);
    for byte in text {
        // Literals below 144 have 8 bits, from 48 on.
        bits.push_code(u32::from(*byte) + 48, 8);
    }
    for _ in 0..repeats {
        // 258 letters (285), one letter back (0).
        bits.push_code(0b1100_0101, 8);
        bits.push_code(0, 5);
    }
    bits.push_code(0, 7);
    bits.finish()
}

#[derive(Default)]
struct Bits {
    bytes: Vec<u8>,
    open: u32,
    count: u32,
}

impl Bits {
    fn push(&mut self, bits: u32, count: u32) {
        for at in 0..count {
            self.open |= (bits >> at & 1) << self.count;
            self.count += 1;
            if self.count == 8 {
                self.bytes.push(self.open as u8);
                (self.open, self.count) = (0, 0);
            }
        }
    }

    /// Codes begin with their highest bit.
    fn push_code(&mut self, code: u32, count: u32) {
        (0..count).rev().for_each(|at| self.push(code >> at & 1, 1));
    }

    fn finish(mut self) -> Vec<u8> {
        self.bytes.push(self.open as u8);
        self.bytes
    }
}

fn crc(bytes: impl Iterator<Item = u8>) -> u32 {
    let step = |crc: u32, _| if crc & 1 == 1 { crc >> 1 ^ 0xedb8_8320 } else { crc >> 1 };
    let table: Vec<u32> = (0..256).map(|byte| (0..8).fold(byte, step)).collect();
    !bytes.fold(u32::MAX, |crc, byte| crc >> 8 ^ table[((crc ^ u32::from(byte)) & 0xff) as usize])
}

/// Changes one or two places of a part, always in the same way for one number.
pub fn mutated(mut parts: Vec<(&'static str, Vec<u8>)>, number: u64) -> Vec<(&'static str, Vec<u8>)> {
    const SPLICES: [&[u8]; 12] = [
        b"",
        b"<",
        b"\"",
        b"99999999999999999999",
        b"-1",
        b"XFD1048576",
        b"A0",
        b"</row>",
        b"&#x0;",
        b"&amp",
        b"\xff",
        b"NaN",
    ];
    let mut state = number.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
    let mut next = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below.max(1)
    };
    for _ in 0..=next(2) {
        let part = 1 + next(parts.len() - 1);
        let bytes = &mut parts[part].1;
        let start = next(bytes.len());
        let end = (start + next(12)).min(bytes.len());
        let splice = SPLICES[next(SPLICES.len())];
        bytes.splice(start..end, splice.iter().copied());
    }
    parts
}
