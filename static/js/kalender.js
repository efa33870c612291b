/* De dagen van maand en week zijn met de pijltjes te doorlopen: één plaats in de tabvolgorde, vandaag of de eerste. */
(() => {
  "use strict";
  const dagen = [...document.querySelectorAll("[data-dag]")];
  if (!dagen.length) return;
  const kies = (dag) => dagen.forEach((d) => { d.tabIndex = d === dag ? 0 : -1; });
  kies(document.querySelector("[aria-current=date] [data-dag]") ?? dagen[0]);
  const STAP = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7, Home: -400, End: 400 };
  dagen.forEach((dag, nr) => {
    dag.addEventListener("focus", () => kies(dag));
    dag.addEventListener("keydown", (e) => {
      if (!(e.key in STAP) || e.ctrlKey || e.altKey || e.metaKey) return;
      e.preventDefault();
      const naar = nr + STAP[e.key];
      dagen[Math.abs(STAP[e.key]) === 7 && !dagen[naar] ? nr : Math.min(Math.max(naar, 0), dagen.length - 1)].focus();
    });
  });
  /* Een klik naast de tekst van een dag telt ook. */
  document.querySelectorAll(".ln-cal td, .ln-week__dagen > li").forEach((vak) => {
    const dag = vak.querySelector("[data-dag]");
    if (dag) vak.addEventListener("click", (e) => { if (e.target === vak) dag.click(); });
  });
})();
