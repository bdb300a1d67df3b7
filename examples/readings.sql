-- Takes words and their readings out of a database of JMdict, KANJIDIC2 and JMnedict, for `readings.rs`:
--     sqlite3 -separator $'\t' jamdict.db < examples/readings.sql
-- Kanji: their readings in Chinese and Japanese words, the latter without what is written in kana behind them.
SELECT DISTINCT 'kanji', c.literal,
    replace(CASE WHEN instr(r.value, '.') > 0 THEN substr(r.value, 1, instr(r.value, '.') - 1) ELSE r.value END, '-', '')
FROM character c JOIN rm_group g ON g.cid = c.ID JOIN reading r ON r.gid = g.ID
WHERE r.r_type IN ('ja_on', 'ja_kun');
-- Words, without spellings and readings that are marked as irregular or out of date.
SELECT DISTINCT 'word', k.text, a.text
FROM Kanji k JOIN Kana a ON a.idseq = k.idseq
WHERE a.nokanji = 0
    AND NOT EXISTS (SELECT 1 FROM KJI WHERE kid = k.ID) AND NOT EXISTS (SELECT 1 FROM KNI WHERE kid = a.ID)
    AND (NOT EXISTS (SELECT 1 FROM KNR WHERE kid = a.ID)
        OR EXISTS (SELECT 1 FROM KNR WHERE kid = a.ID AND text = k.text));
-- Municipalities and prefectures; cities and prefectures without their last character too.
SELECT DISTINCT 'word', k.text, a.text
FROM NEKanji k JOIN NEKana a ON a.idseq = k.idseq JOIN NETranslation t ON t.idseq = k.idseq
    JOIN NETransType y ON y.tid = t.ID
WHERE y.text = 'place' AND length(k.text) BETWEEN 2 AND 6 AND k.text NOT LIKE '%郡%'
    AND ((k.text LIKE '%市' AND a.text LIKE '%し') OR (k.text LIKE '%県' AND a.text LIKE '%けん')
        OR (k.text LIKE '%町' AND (a.text LIKE '%ちょう' OR a.text LIKE '%まち'))
        OR (k.text LIKE '%村' AND (a.text LIKE '%むら' OR a.text LIKE '%そん')));
SELECT DISTINCT 'word', substr(k.text, 1, length(k.text) - 1),
    substr(a.text, 1, length(a.text) - CASE WHEN k.text LIKE '%市' THEN 1 ELSE 2 END)
FROM NEKanji k JOIN NEKana a ON a.idseq = k.idseq JOIN NETranslation t ON t.idseq = k.idseq
    JOIN NETransType y ON y.tid = t.ID
WHERE y.text = 'place' AND length(k.text) BETWEEN 3 AND 6 AND k.text NOT LIKE '%郡%'
    AND ((k.text LIKE '%市' AND a.text LIKE '%し') OR (k.text LIKE '%県' AND a.text LIKE '%けん'));
-- Two kanji that stand together in newspapers or are in every learner's list: there they are read so.
SELECT DISTINCT 'compound', k.text, a.text
FROM Kanji k JOIN Kana a ON a.idseq = k.idseq
WHERE a.nokanji = 0 AND length(k.text) = 2
    AND EXISTS (SELECT 1 FROM KJP WHERE kid = k.ID AND text IN ('news1', 'news2', 'ichi1', 'ichi2', 'spec1', 'spec2'))
    AND NOT EXISTS (SELECT 1 FROM KNI WHERE kid = a.ID)
    AND (NOT EXISTS (SELECT 1 FROM KNR WHERE kid = a.ID)
        OR EXISTS (SELECT 1 FROM KNR WHERE kid = a.ID AND text = k.text));
