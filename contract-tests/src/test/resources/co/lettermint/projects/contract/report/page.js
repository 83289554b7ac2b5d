(() => {
  const rows = [...document.querySelectorAll("tbody tr[id]")];
  const byId = new Map(rows.map(row => [row.id, row]));
  const search = document.getElementById("search");
  const state = document.getElementById("state");
  const all = document.getElementById("fold");
  const fold = row => row.querySelector(".fold");
  const parent = row => byId.get(row.dataset.parent);
  const texts = new Map(rows.map(row => [row, (row.dataset.name + " " + row.textContent).toLowerCase()]));

  function isFolded(row) {
    for (let up = parent(row); up; up = parent(up)) {
      if (fold(up).getAttribute("aria-expanded") === "false") return true;
    }
    return false;
  }

  function show() {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const isFiltered = words.length > 0 || state.value !== "";
    const kept = new Set();
    let count = 0;
    for (const row of rows) {
      const fits = words.every(word => texts.get(row).includes(word))
        && (state.value === "" || row.querySelector(".state." + state.value));
      if (fits && (isFiltered || !isFolded(row))) {
        count++;
        for (let up = row; up; up = parent(up)) kept.add(up);
      }
    }
    for (const row of rows) row.hidden = !kept.has(row);
    for (const group of document.querySelectorAll("tbody")) {
      group.hidden = !group.querySelector("tr[id]:not([hidden])");
    }
    document.getElementById("shown").textContent = count === 1 ? "1 row" : count + " rows";
  }

  function expand(button, isExpanded) {
    button.setAttribute("aria-expanded", isExpanded);
  }

  function expandAll(isExpanded) {
    document.querySelectorAll(".fold").forEach(button => expand(button, isExpanded));
    expand(all, isExpanded);
    all.textContent = isExpanded ? "Collapse all" : "Expand all";
  }

  function reveal() {
    const target = byId.get(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    search.value = "";
    state.value = "";
    for (let up = parent(target); up; up = parent(up)) expand(fold(up), true);
    show();
    target.scrollIntoView({ block: "center" });
  }

  document.querySelector(".tools").addEventListener("submit", event => event.preventDefault());
  search.addEventListener("input", show);
  state.addEventListener("change", show);
  all.addEventListener("click", () => { expandAll(all.getAttribute("aria-expanded") === "false"); show(); });
  document.querySelectorAll(".fold").forEach(button => button.addEventListener("click", () => {
    expand(button, button.getAttribute("aria-expanded") === "false");
    show();
  }));
  addEventListener("hashchange", reveal);
  addEventListener("beforeprint", () => { search.value = ""; state.value = ""; expandAll(true); show(); });
  reveal();
})();
