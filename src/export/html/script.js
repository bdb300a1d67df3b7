"use strict";
(function () {
  var form = document.getElementById("filter");
  var shown = document.getElementById("shown");
  var fields = Array.prototype.slice.call(form.querySelectorAll("[data-key]"));
  var entries = Array.prototype.map.call(document.querySelectorAll(".entry"), function (node) {
    return {
      node: node,
      isAction: node.classList.contains("action"),
      departments: node.dataset.d ? node.dataset.d.split(" ") : [],
      status: node.dataset.s,
      text: null
    };
  });
  var sections = Array.prototype.slice.call(document.querySelectorAll(".node")).reverse();
  var links = Array.prototype.slice.call(document.querySelectorAll(".contents li"));

  function folded(text) {
    return text.normalize("NFKC").toLowerCase();
  }

  function place(field) {
    var option = field.options[field.selectedIndex];
    return option ? option.dataset.place || "" : "";
  }

  function field(key) {
    return fields.filter(function (one) { return one.dataset.key === key; })[0];
  }

  /* Which entries stay; nodes and lines of the contents follow them. */
  function apply() {
    var department = place(field("d"));
    var status = place(field("s"));
    var sought = folded(field("q").value).split(/\s+/).filter(Boolean);
    var counts = { a: 0, i: 0 };
    entries.forEach(function (entry) {
      if (sought.length && entry.text === null) {
        var about = [entry.node.textContent];
        for (var above = entry.node.parentNode; above.classList && above.classList.contains("node"); above = above.parentNode) {
          about.push(above.firstElementChild.textContent);
        }
        entry.text = folded(about.join(" "));
      }
      var stays = (!department || entry.departments.indexOf(department) >= 0) &&
        (!status || entry.status === status) &&
        sought.every(function (word) { return entry.text.indexOf(word) >= 0; });
      entry.node.hidden = !stays;
      if (stays) { counts[entry.isAction ? "a" : "i"] += 1; }
    });
    var chosen = fields.filter(function (one) { return one.value.trim() !== ""; });
    sections.forEach(function (section) {
      section.hidden = chosen.length > 0 && !section.querySelector(".entry:not([hidden])");
    });
    links.forEach(function (item) {
      var target = document.getElementById(item.querySelector("a").hash.slice(1));
      item.hidden = Boolean(target.closest("[hidden]"));
    });
    document.documentElement.classList.toggle("filtered", chosen.length > 0);
    say(chosen, counts);
  }

  function say(chosen, counts) {
    var data = form.dataset;
    var names = chosen.map(function (one) {
      return form.querySelector("label[for=" + one.id + "]").textContent + " " + one.value.trim();
    });
    var numbers = { a: counts.a, i: counts.i, A: data.actions, I: data.indicators };
    var sentence = data.shown.replace(/\{(\w)\}/g, function (all, letter) { return numbers[letter]; });
    if (counts.a + counts.i === 0) { sentence = data.nothing; }
    shown.textContent = names.length ? data.filtered + names.join("\u3000") + "\u3000" + sentence : sentence;
  }

  /* The address keeps what is chosen: #d=...&s=...&q=... ; other addresses are places on the page. */
  function write() {
    var parts = fields.filter(function (one) { return one.value.trim() !== ""; }).map(function (one) {
      return one.dataset.key + "=" + encodeURIComponent(one.value.trim());
    });
    var address = parts.length ? "#" + parts.join("&") : location.pathname + location.search;
    try { history.replaceState(null, "", address); } catch (refused) { /* It works without. */ }
  }

  function part(text) {
    try { return decodeURIComponent(text.replace(/\+/g, " ")); } catch (broken) { return text; }
  }

  function choose(key, value) {
    var one = field(key);
    one.value = value;
    /* A word that no entry has is no choice. */
    if (one.selectedIndex === -1) { one.value = ""; }
  }

  function read() {
    var hash = location.hash.slice(1);
    if (hash.indexOf("=") > 0) {
      fields.forEach(function (one) { one.value = ""; });
      hash.split("&").forEach(function (pair) {
        var at = pair.indexOf("=");
        var key = pair.slice(0, at);
        if (field(key)) { choose(key, part(pair.slice(at + 1))); }
      });
      apply();
      return;
    }
    var target = hash && document.getElementById(part(hash));
    if (target && target.closest("[hidden]")) {
      form.reset();
      target.scrollIntoView();
    }
  }

  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.addEventListener("reset", function () {
    fields.forEach(function (one) { one.value = ""; });
    setTimeout(function () { write(); });
    apply();
  });
  fields.forEach(function (one) {
    one.addEventListener(one.tagName === "INPUT" ? "input" : "change", function () { apply(); write(); });
  });
  window.addEventListener("hashchange", read);

  /* The names of departments become links that filter. */
  Array.prototype.forEach.call(document.querySelectorAll("[data-filter]"), function (cell) {
    var link = document.createElement("a");
    link.href = "#d=" + encodeURIComponent(cell.dataset.filter);
    link.textContent = cell.textContent;
    link.addEventListener("click", function () {
      setTimeout(function () { form.scrollIntoView(); field("d").focus({ preventScroll: true }); });
    });
    cell.textContent = "";
    cell.appendChild(link);
  });

  /* The contents are long on a telephone; on paper they are whole. */
  var folds = Array.prototype.slice.call(document.querySelectorAll(".contents details"));
  if (window.matchMedia("(max-width:30rem)").matches) {
    folds.forEach(function (fold) { fold.open = false; });
  }
  window.addEventListener("beforeprint", function () {
    folds.forEach(function (fold) { fold.open = true; });
  });

  form.hidden = false;
  shown.hidden = false;
  apply();
  read();
})();
