"use strict";
// The review page. Everything from a notice goes into text nodes; nothing is ever parsed as HTML.
(() => {
  const notices = JSON.parse(document.getElementById("data").textContent);
  const byId = (id) => document.getElementById(id);
  const CHUNK = 40;
  const RELATIONS = { exact: "一字不差", folded: "仅标点有别", differs: "有出入", "book-only": "只见于任务书", "table-only": "只见于分解表" };
  const STATUS = { dropped: "缺责任单位", unlisted: "未列责任单位" };
  const ROLES = { lead: "牵头", support: "配合", responsible: "" };
  const NO_UNIT = "\u0000";
  /** Share of a notice's text below which its reading is not to be relied on. */
  const ENOUGH = 0.9;

  // ---- building blocks -------------------------------------------------------------------------------------------

  const element = (name, className, ...children) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    for (const child of children) if (child !== null && child !== undefined) made.append(child);
    return made;
  };
  const HIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;
  /** Text with characters that are not seen, or that turn the direction, shown as what they are. */
  const shown = (text) => {
    const parts = document.createDocumentFragment();
    let from = 0;
    for (const match of String(text ?? "").matchAll(HIDDEN)) {
      parts.append(text.slice(from, match.index));
      const code = "U+" + match[0].codePointAt(0).toString(16).toUpperCase().padStart(4, "0");
      parts.append(element("span", "hidden-char", code));
      from = match.index + match[0].length;
    }
    parts.append(String(text ?? "").slice(from));
    return parts;
  };
  const button = (className, ...children) => {
    const made = element("button", className, ...children);
    made.type = "button";
    return made;
  };

  // ---- data ------------------------------------------------------------------------------------------------------

  const tasks = [];
  notices.forEach((notice, index) => {
    for (const task of notice.tasks) {
      task.notice = index;
      task.at = tasks.length;
      tasks.push(task);
    }
  });
  const several = notices.length > 1;
  // An id is unique in its notice only.
  const link = (task) => (task.notice ? `${task.notice + 1}:` : "") + task.id;
  const normal = (text) => text.normalize("NFKC").toLowerCase();
  const words = (task) => {
    task.words ??= normal([
      task.id, task.path, task.heading, ...task.trail, task.book.map((part) => part[3]).join(""),
      task.table.map((part) => part[3]).join(""), task.reading, task.other, ...task.units.flatMap((unit) => [unit[0], unit[1], unit[3]]),
      ...task.deadlines.flat(), ...task.findings.flatMap((finding) => [finding.message, finding.rule, finding.code]),
    ].filter(Boolean).join("\n"));
    return task.words;
  };
  const KINDS = [
    ["all", "全部", () => true],
    ["differs", "书表有出入", (task) => task.relation === "differs"],
    ["mild", "仅标点有别", (task) => task.relation === "folded"],
    ["heading", "标题等有别", (task) => task.relation === "exact" && task.around],
    ["dropped", "缺责任单位", (task) => task.status === "dropped"],
    ["unlisted", "未列责任单位", (task) => task.status === "unlisted"],
    ["book-only", "只见于任务书", (task) => task.relation === "book-only" && notices[task.notice].tables],
    ["table-only", "只见于分解表", (task) => task.relation === "table-only" && notices[task.notice].books],
    ["findings", "有问题", (task) => task.findings.length > 0],
    ["dated", "有时限", (task) => task.deadlines.length > 0],
  ];
  const state = { words: "", unit: "", kind: "all", notice: "", order: "book" };

  // ---- head, numbers, chart --------------------------------------------------------------------------------------

  const head = () => {
    const only = notices.length === 1 ? notices[0] : null;
    const title = only ? only.title || only.file || "任务书核对" : `${notices.length} 份通知`;
    byId("title").replaceChildren(shown(title));
    document.title = title.replace(HIDDEN, "") + " · 核对";
    const thin = notices.filter((notice) => notice.coverage < ENOUGH).length;
    const facts = only
      ? [only.number, only.issuer, only.issued && "成文 " + only.issued, only.fetched && "采集于 " + only.fetched, only.file].filter(Boolean).map((fact) => element("span", "", shown(fact)))
      : [];
    if (only) facts.push(element("span", thin ? "thin" : "", `正文识别率 ${(only.coverage * 100).toFixed(1)}%`));
    else if (thin) facts.push(element("span", "thin", `${thin} 份的正文识别率不足 ${ENOUGH * 100}%`));
    byId("facts").replaceChildren(...facts);
  };

  const units = new Map();
  for (const task of tasks) {
    if (task.units.length === 0) {
      const none = units.get(NO_UNIT) ?? { responsible: 0, all: 0 };
      none.responsible += 1;
      none.all += 1;
      units.set(NO_UNIT, none);
    }
    // A body that leads a task and supports it as well has one task of it.
    const seen = new Set();
    for (const [, , role, name] of task.units) {
      if (seen.has(name)) continue;
      seen.add(name);
      const unit = units.get(name) ?? { all: 0 };
      unit[role] = (unit[role] ?? 0) + 1;
      unit.all += 1;
      units.set(name, unit);
    }
  }
  const ranked = [...units].sort((a, b) => (a[0] === NO_UNIT) - (b[0] === NO_UNIT) || b[1].all - a[1].all);
  const unitName = (name) => (name === NO_UNIT ? "（没有责任单位）" : name);

  const stats = () => {
    const findings = notices.flatMap((notice) => [...notice.findings, ...notice.tasks.flatMap((task) => task.findings)]);
    const levels = ["error", "warning", "note"].map((level) => findings.filter((item) => item.level === level)).filter((found) => found.length);
    const compared = notices.some((notice) => notice.books && notice.tables);
    const of = (kind) => tasks.filter(KINDS.find(([key]) => key === kind)[2]).length;
    const numbers = [
      [tasks.length, "任务", "all"],
      [units.size - units.has(NO_UNIT), "责任单位", null],
      [tasks.reduce((sum, task) => sum + task.units.length, 0), "责任分工", null],
      [of("dropped"), "缺责任单位", "dropped", "bad"],
      of("unlisted") ? [of("unlisted"), "未列责任单位", "unlisted", "note"] : null,
      compared ? [of("differs"), "书表有出入", "differs", "note"] : null,
      [findings.length, "问题", "findings", "note", levels.map((found) => `${found[0].severity}\u00a0${found.length}`).join(" ")],
    ].filter(Boolean);
    byId("stats").replaceChildren(...numbers.map(([number, label, kind, tone, parts]) => {
      const body = [element("b", "", String(number)), element("span", "", label), parts ? element("small", "", parts) : null];
      const className = "stat" + (tone && number > 0 ? " " + tone : "");
      if (!kind) return element("div", className, ...body);
      const made = button(className, ...body);
      made.addEventListener("click", () => { set({ kind }); toList(); });
      return made;
    }));
  };

  let allBars = false;
  const chart = () => {
    const most = Math.max(1, ...ranked.map(([, unit]) => unit.all));
    const limit = matchMedia("screen and (max-width: 46rem)").matches ? 8 : 24;
    const visible = allBars ? ranked : ranked.slice(0, limit);
    byId("bars").replaceChildren(...visible.map(([name, unit]) => {
      const track = element("span", "track");
      for (const role of ["lead", "responsible", "support"]) {
        if (!unit[role]) continue;
        const part = element("i", role);
        part.style.width = (unit[role] / most) * 100 + "%";
        track.append(part);
      }
      const made = button("bar" + (name === NO_UNIT ? " none" : ""), element("span", "name", shown(unitName(name))), track, element("span", "count", String(unit.all)));
      made.dataset.unit = name;
      made.setAttribute("aria-pressed", String(state.unit === name));
      made.addEventListener("click", () => set({ unit: state.unit === name ? "" : name }));
      return made;
    }));
    if (tasks.some((task) => task.units.some((unit) => unit[2] !== "responsible")) && !document.querySelector(".roles")) {
      byId("chart-title").append(element("span", "roles", element("i", "lead"), "牵头", element("i", ""), "责任", element("i", "support"), "配合"));
    }
    const more = byId("all-bars");
    more.hidden = ranked.length <= limit;
    more.setAttribute("aria-expanded", String(allBars));
    more.textContent = allBars ? "收起" : `全部 ${ranked.length - units.has(NO_UNIT)} 个单位`;
  };

  const finding = (item) => {
    const line = element("li", item.level, element("span", "badge " + item.level, item.severity), " ", shown(item.message), " ");
    if (item.quote && !item.message.includes(item.quote)) line.append(element("q", "", shown(item.quote)), " ");
    if (item.fix && !item.message.includes(`「${item.fix[1]}」`)) line.append("建议改为 “", shown(item.fix[1]), "” ");
    line.append(element("code", "", `${item.code} ${item.rule} ${item.line} 行 ${item.column} 列`));
    return line;
  };
  const loose = () => {
    const items = notices.flatMap((notice) => notice.findings.map((item) => {
      const line = finding(item);
      if (several) line.prepend(shown((notice.number || notice.title || notice.file || "") + "："));
      return line;
    }));
    byId("loose").hidden = items.length === 0;
    byId("loose-list").replaceChildren(...items);
  };

  // ---- a task ----------------------------------------------------------------------------------------------------

  /** One side; a place where only the other side has something is shown as a gap. */
  const side = (key, own, other, label, line, absent) => {
    const text = element("p", "");
    const made = element("div", "side " + key, element("h4", "", label, line ? element("span", "place", `　第 ${line} 行`) : null), text);
    if (own.length === 0) {
      made.classList.add("missing");
      text.append(absent);
      return made;
    }
    const links = new Set(own.map((part) => part[1]));
    const gaps = other.filter((part) => part[0] !== "same" && !links.has(part[1])).map((part) => [part[0], part[1], part[2], null]);
    const parts = [...own, ...gaps].map((part, index) => [part, index]).sort((a, b) => a[0][1] - b[0][1] || a[1] - b[1]);
    let clause = null;
    for (const [[kind, link, number, words]] of parts) {
      if (!clause || clause.dataset.clause !== String(number)) {
        clause = element("span", "clause");
        clause.dataset.clause = number;
        text.append(clause);
      }
      if (kind === "same") {
        clause.append(shown(words));
        continue;
      }
      const mark = words === null ? element("i", "gap " + kind) : element("mark", kind, shown(words));
      mark.dataset.link = link;
      if (other.length > 0) {
        mark.tabIndex = 0;
        mark.setAttribute("role", "button");
        mark.setAttribute("aria-label", words === null ? "此处缺字，查看另一处" : `${words.replace(HIDDEN, "")}，查看另一处`);
      }
      clause.append(mark);
    }
    return made;
  };

  /** What findings speak of, underlined in the text; a browser that cannot do it still has the list below. */
  const underlined = globalThis.CSS?.highlights && new Highlight();
  if (underlined) CSS.highlights.set("finding", underlined);
  const underline = (node, { rule, place, quote }) => {
    // Where the texts differ is marked already.
    if (!place || rule === "text-differs") return;
    const [name, nth] = place;
    const text = node.querySelector(`.side.${name} p`);
    if (!text) return;
    const nodes = [];
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) nodes.push(walker.currentNode);
    const whole = nodes.map((node) => node.data).join("");
    let from = whole.indexOf(quote);
    for (let passed = 0; passed < nth && from >= 0; passed += 1) from = whole.indexOf(quote, from + quote.length);
    if (from < 0) return;
    const range = new Range();
    let at = 0;
    for (const node of nodes) {
      const end = at + node.data.length;
      if (at <= from && from < end) range.setStart(node, from - at);
      if (at < from + quote.length && from + quote.length <= end) range.setEnd(node, from + quote.length - at);
      at = end;
    }
    underlined.add(range);
  };

  const card = (task) => {
    const notice = notices[task.notice];
    const made = element("article", "task");
    made.tabIndex = -1;
    made.dataset.at = task.at;
    const id = element("a", "id", shown(task.id));
    id.href = "#" + encodeURIComponent(link(task));
    const top = element("header", "",
      task.path ? element("span", "num", shown(task.path)) : null,
      task.seq ? element("span", "seq", "表序 ", shown(task.seq)) : null,
      task.heading ? element("span", "heading", shown(task.heading)) : null,
      notice.books && notice.tables ? element("span", "badge " + task.relation, RELATIONS[task.relation]) : null,
      STATUS[task.status] ? element("span", "badge " + task.status, STATUS[task.status]) : null,
      id);
    const sides = element("div", "sides");
    if (notice.books) sides.append(side("book", task.book, task.table, "任务书", task.book_line, "任务书中没有这一项"));
    if (notice.tables) sides.append(side("table", task.table, task.book, "分解表", task.table_line, "分解表中没有这一项"));
    if (sides.children.length < 2) sides.classList.add("single");
    // Where there is room for one side only, what both have word for word stands once.
    const whole = (parts) => parts.map((part) => part[3]).join("");
    if (task.book.length && whole(task.book) === whole(task.table)) sides.classList.add("same");
    const more = element("div", "more");
    const bearers = element("div", "units", element("span", "label", "责任单位"));
    for (const [name, alias, role, counted] of task.units) {
      const unit = button("unit " + role, ROLES[role] ? element("small", "", ROLES[role] + " ") : null, shown(name), alias ? element("small", "", "（", shown(alias), "）") : null);
      unit.addEventListener("click", () => { set({ unit: counted }); toList(); });
      bearers.append(unit);
    }
    if (task.units.length === 0) bearers.append(element("span", "badge " + task.status, STATUS[task.status] ?? "无"));
    more.append(bearers);
    const facts = element("div", "fact");
    if (task.deadlines.length) facts.append("时限 ", element("b", "", shown(task.deadlines.map(([text, day]) => (day ? `${text}（${day}）` : text)).join("；"))), "　");
    if (task.targets.length) facts.append("指标 ", element("b", "", shown(task.targets.join("；"))));
    if (facts.childNodes.length) more.append(facts);
    if (task.other) more.append(element("div", "fact", "其他列 ", element("b", "", shown(task.other))));
    if (task.reading) more.append(element("div", "fact", "读作 ", element("b", "", shown(task.reading))));
    if (task.edits.length) more.append(element("ul", "edits", ...task.edits.map((edit) => element("li", "", shown(edit)))));
    if (task.findings.length) more.append(element("ul", "findings", ...task.findings.map(finding)));
    made.append(top, sides, more);
    return made;
  };

  // ---- the list, a chunk at a time -------------------------------------------------------------------------------

  let listed = [];
  let chunks = [];
  const fill = (chunk) => {
    if (chunk.filled) return;
    chunk.filled = true;
    observer.unobserve(chunk.node);
    const parts = document.createDocumentFragment();
    listed.slice(chunk.from, chunk.from + CHUNK).forEach((task, index) => {
      const before = listed[chunk.from + index - 1];
      if (several && before?.notice !== task.notice) {
        const notice = notices[task.notice];
        parts.append(element("h2", "notice", shown(notice.title || notice.file || `第 ${task.notice + 1} 份`), notice.number ? element("span", "", shown(notice.number)) : null));
      }
      const trail = task.trail.join("\n");
      if (trail && (!before || before.trail.join("\n") !== trail || before.notice !== task.notice)) {
        parts.append(element("h3", "trail", ...task.trail.map((step) => element("span", "", shown(step)))));
      }
      parts.append(card(task));
    });
    chunk.node.style.minHeight = "";
    chunk.node.append(parts);
    // A range does not outlive the move of its nodes into the page.
    for (const node of underlined ? chunk.node.querySelectorAll(".task") : []) {
      for (const item of tasks[node.dataset.at].findings) underline(node, item);
    }
  };
  const observer = new IntersectionObserver((entries) => {
    for (const entry of entries) if (entry.isIntersecting) fill(chunks[entry.target.dataset.chunk]);
  }, { rootMargin: "1500px" });

  const matches = (task) =>
    (state.notice === "" || task.notice === Number(state.notice)) &&
    (state.unit === "" || (state.unit === NO_UNIT ? task.units.length === 0 : task.units.some((unit) => unit[3] === state.unit))) &&
    KINDS.find(([key]) => key === state.kind)[2](task) &&
    normal(state.words).split(/\s+/).every((word) => words(task).includes(word));

  const list = () => {
    listed = tasks.filter(matches);
    if (state.order === "table") {
      const rank = (task) => task.row ?? [Infinity, Infinity];
      listed.sort((a, b) => a.notice - b.notice || rank(a)[0] - rank(b)[0] || rank(a)[1] - rank(b)[1] || a.at - b.at);
    }
    observer.disconnect();
    underlined?.clear();
    chunks = [];
    const nodes = [];
    for (let from = 0; from < listed.length; from += CHUNK) {
      const node = element("section", "chunk");
      node.dataset.chunk = chunks.length;
      node.style.minHeight = Math.min(CHUNK, listed.length - from) * 13 + "rem";
      chunks.push({ node, from, filled: false });
      nodes.push(node);
    }
    if (nodes.length === 0) nodes.push(element("p", "empty", tasks.length ? "没有符合条件的任务。" : "没有找到任务。"));
    byId("list").replaceChildren(...nodes);
    if (chunks[0]) fill(chunks[0]);
    for (const chunk of chunks) observer.observe(chunk.node);
    byId("shown").textContent = `显示 ${listed.length} 项，共 ${tasks.length} 项`;
  };

  const show = (position, focus = true) => {
    if (position < 0 || position >= listed.length) return;
    fill(chunks[Math.floor(position / CHUNK)]);
    const node = byId("list").querySelector(`[data-at="${listed[position].at}"]`);
    document.querySelector(".task.here")?.classList.remove("here");
    node.classList.add("here");
    node.scrollIntoView({ block: "start" });
    if (focus) node.focus({ preventScroll: true });
  };
  const position = () => {
    const here = document.querySelector(".task.here");
    return here ? listed.findIndex((task) => task.at === Number(here.dataset.at)) : -1;
  };

  // ---- filters ---------------------------------------------------------------------------------------------------

  const controls = () => {
    byId("unit").replaceChildren(new Option("全部单位", ""), ...ranked.map(([name, unit]) => new Option(`${unitName(name).replace(HIDDEN, "")}（${unit.all}）`, name)));
    byId("notice").hidden = !several;
    byId("notice").replaceChildren(new Option("全部通知", ""), ...notices.map((notice, index) => new Option((notice.number || notice.title || notice.file || `第 ${index + 1} 份`).replace(HIDDEN, ""), index)));
    byId("order").hidden = !notices.some((notice) => notice.books && notice.tables);
    byId("legend").hidden = byId("order").hidden;
    byId("kinds").replaceChildren(...KINDS.map(([key, label, test]) => {
      const count = tasks.filter(test).length;
      if (count === 0) return null;
      const made = button("kind", label, element("b", "", String(count)));
      made.dataset.kind = key;
      made.addEventListener("click", () => set({ kind: state.kind === key ? "all" : key }));
      return made;
    }).filter(Boolean));
  };
  const set = (change) => {
    Object.assign(state, change);
    byId("words").value = state.words;
    byId("unit").value = state.unit;
    byId("notice").value = state.notice;
    byId("order").value = state.order;
    for (const kind of document.querySelectorAll(".kind")) kind.setAttribute("aria-pressed", String(kind.dataset.kind === state.kind));
    // Marked, not made anew: whoever has come to a bar with the keyboard stays on it.
    for (const bar of document.querySelectorAll(".bar")) bar.setAttribute("aria-pressed", String(bar.dataset.unit === state.unit));
    const chosen = [
      state.notice === "" ? null : byId("notice").selectedOptions[0].text,
      state.unit === "" ? null : unitName(state.unit).replace(HIDDEN, ""),
      state.kind === "all" ? null : KINDS.find(([key]) => key === state.kind)[1],
      state.words && `“${state.words}”`,
    ].filter(Boolean);
    byId("chosen").textContent = chosen.join("、");
    byId("clear").hidden = chosen.length === 0;
    document.body.classList.toggle("filtered", chosen.length > 0);
    list();
  };
  const clear = () => set({ words: "", unit: "", kind: "all", notice: "" });
  /** To the list of what was chosen somewhere else on the page. */
  const toList = () => {
    byId("tools").scrollIntoView({ block: "start" });
    byId("list").focus({ preventScroll: true });
  };
  byId("clear").addEventListener("click", () => { clear(); byId("words").focus({ preventScroll: true }); });
  let waiting = 0;
  byId("words").addEventListener("input", (event) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => set({ words: event.target.value.trim() }), 120);
  });
  for (const name of ["unit", "notice", "order"]) byId(name).addEventListener("change", (event) => set({ [name]: event.target.value }));
  byId("tools").addEventListener("submit", (event) => event.preventDefault());
  byId("all-bars").addEventListener("click", () => { allBars = !allBars; chart(); });

  // ---- links between the sides -----------------------------------------------------------------------------------

  const light = (target, on) => {
    const task = target.closest(".task");
    const clause = target.closest(".clause");
    if (!task || !clause) return;
    for (const twin of task.querySelectorAll(`.clause[data-clause="${clause.dataset.clause}"]`)) twin.classList.toggle("linked", on);
  };
  byId("list").addEventListener("mouseover", (event) => light(event.target, true));
  byId("list").addEventListener("mouseout", (event) => light(event.target, false));
  const follow = (mark) => {
    for (const lit of document.querySelectorAll("[data-link].linked")) lit.classList.remove("linked");
    const task = mark.closest(".task");
    const own = mark.closest(".side");
    let twin = null;
    for (const node of task.querySelectorAll(`[data-link="${mark.dataset.link}"]`)) {
      node.classList.add("linked");
      if (node.closest(".side") !== own) twin ??= node;
    }
    twin?.scrollIntoView({ block: "nearest" });
    twin?.focus({ preventScroll: true });
  };
  byId("list").addEventListener("click", (event) => {
    const mark = event.target.closest("[data-link]");
    if (mark) follow(mark);
    const task = event.target.closest(".task");
    document.querySelector(".task.here")?.classList.remove("here");
    task?.classList.add("here");
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const typing = event.target.matches("input, select, textarea");
    if (event.key === "Escape") {
      clear();
      event.target.blur?.();
    } else if (typing) {
      return;
    } else if ((event.key === "Enter" || event.key === " ") && event.target.matches("[data-link]")) {
      event.preventDefault();
      follow(event.target);
    } else if (event.key === "/") {
      event.preventDefault();
      byId("words").focus();
    } else if (event.key === "j" || event.key === "k") {
      event.preventDefault();
      show(Math.max(0, position() + (event.key === "j" ? 1 : -1)));
    } else if (event.key === "n" || event.key === "p") {
      const step = event.key === "n" ? 1 : -1;
      let next = position() + step;
      while (next >= 0 && next < listed.length && !apart(listed[next])) next += step;
      show(next);
    }
  });
  const apart = (task) => ["differs", "book-only", "table-only"].some((kind) => KINDS.find(([key]) => key === kind)[2](task));
  const jump = () => {
    let id = "";
    try { id = decodeURIComponent(location.hash.slice(1)); } catch { return; }
    const at = listed.findIndex((task) => link(task) === id);
    if (at >= 0) show(at);
  };
  addEventListener("hashchange", jump);
  addEventListener("beforeprint", () => chunks.forEach(fill));

  head();
  stats();
  loose();
  controls();
  chart();
  set({});
  jump();
})();
