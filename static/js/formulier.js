/* Formulieren: tel mee met de server en knip niets weg. */
(() => {
  "use strict";
  const getal = new Intl.NumberFormat("nl-BE");
  const tekens = (n) => `${getal.format(n)} ${n === 1 ? "teken" : "tekens"}`;

  /* Zoals de server telt: letters (geen bytes), een regeleinde als één, zonder wit vooraan en achteraan. */
  const lengte = (tekst) => [...tekst.replace(/\r\n?/g, "\n").trim().normalize("NFC")].length;

  const maakTeller = (veld) => {
    const bestaand = veld.parentElement.querySelector("[data-teller]");
    const p = bestaand ?? document.createElement("p");
    if (!bestaand) { p.dataset.teller = ""; p.className = "ln-soft ln-small mt-1 mb-0"; veld.after(p); }
    p.dataset.begin = p.textContent;
    p.setAttribute("aria-live", "polite");
    return p;
  };
  const tel = (veld) => {
    const hoogstens = Number(veld.dataset.hoogstens);
    const over = hoogstens - lengte(veld.value);
    if (over > hoogstens / 5 && !veld.teller) return;
    veld.teller ??= maakTeller(veld);
    const p = veld.teller;
    p.classList.toggle("ln-error", over < 0);
    p.classList.toggle("ln-soft", over >= 0);
    if (over < 0) p.textContent = `${tekens(-over)} te veel. Er mogen er hoogstens ${getal.format(hoogstens)} staan; kort het zelf in, we knippen niets weg.`;
    else p.textContent = over > hoogstens / 5 ? p.dataset.begin : `Nog ${tekens(over)}.`;
  };
  document.addEventListener("input", (e) => { if (e.target.dataset?.hoogstens) tel(e.target); });
  document.querySelectorAll("[data-hoogstens]").forEach(tel);
})();
