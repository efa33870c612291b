/* Agenda: uren rekenen mee, rijen verschuiven en komen erbij. Zonder script werkt de pagina ook. */
(() => {
  "use strict";
  const form = document.querySelector("form[data-agenda]");
  if (!form) return;
  const lijst = form.querySelector("[data-rijen]");
  const sjabloon = form.querySelector("template[data-leeg]");
  const totaal = form.querySelector('[name="form-TOTAL_FORMS"]');
  const som = form.querySelector("[data-som]");
  const [beginUur, beginMinuut] = form.dataset.begin.split(":").map(Number);
  const beschikbaar = Number(form.dataset.minuten);
  const rijen = () => [...lijst.querySelectorAll("[data-rij]")];
  const veld = (rij, naam) => rij.querySelector(`[name$="-${naam}"]`);
  const uur = (minuten) => `${Math.floor(minuten / 60) % 24}.${String(minuten % 60).padStart(2, "0")}`;
  const gevuld = (rij) => ["titel", "minuten", "wie", "toelichting"].some((naam) => veld(rij, naam).value.trim());

  const reken = () => {
    let nu = beginUur * 60 + beginMinuut;
    let duur = 0;
    const alle = rijen();
    alle.forEach((rij, i) => {
      const weg = veld(rij, "DELETE").checked;
      rij.classList.toggle("is-weg", weg);
      rij.querySelector("[data-uur]").textContent = weg ? "valt weg" : uur(nu);
      rij.querySelector("[data-hoger]").disabled = i === 0;
      rij.querySelector("[data-lager]").disabled = i === alle.length - 1;
      veld(rij, "volgorde").value = gevuld(rij) ? i + 1 : "";
      const minuten = Number(veld(rij, "minuten").value);
      if (!weg && Number.isInteger(minuten) && minuten > 0) { nu += minuten; duur += minuten; }
    });
    const over = beschikbaar - duur;
    const rest = over === 0 ? "De agenda past precies." : over > 0 ? `Er blijven ${over} minuten over.` : `De agenda duurt ${-over} minuten langer dan de bijeenkomst.`;
    som.textContent = `${duur} van ${beschikbaar} minuten. ${rest}`;
  };
  const maakKlaar = (rij) => {
    rij.querySelectorAll("[data-hoger], [data-lager]").forEach((knop) => { knop.hidden = false; });
    rij.querySelector("[data-volgorde]").hidden = true;
  };
  const maakRij = () => {
    const nummer = Number(totaal.value);
    const houder = document.createElement("div");
    houder.append(sjabloon.content.cloneNode(true));
    houder.innerHTML = houder.innerHTML.replaceAll("__prefix__", String(nummer));
    const rij = houder.firstElementChild;
    maakKlaar(rij);
    lijst.append(rij);
    totaal.value = String(nummer + 1);
    return rij;
  };
  const voegToe = () => {
    const rij = maakRij();
    reken();
    veld(rij, "minuten").focus();
  };

  /* Eén lege rij is genoeg: er komen er bij met de knop. */
  const ruimOp = () => {
    for (let alle = rijen(); alle.length > 1 && !gevuld(alle.at(-1)) && !gevuld(alle.at(-2)); alle = rijen()) {
      alle.at(-1).remove();
      totaal.value = String(Number(totaal.value) - 1);
    }
  };

  ruimOp();
  rijen().forEach(maakKlaar);
  const meer = form.querySelector("[data-meer]");
  meer.type = "button";
  meer.lastChild.textContent = "Voeg een onderdeel toe";
  meer.addEventListener("click", voegToe);
  form.addEventListener("input", reken);
  form.addEventListener("change", reken);
  lijst.addEventListener("click", (e) => {
    const knop = e.target.closest("[data-hoger], [data-lager]");
    if (!knop) return;
    const rij = knop.closest("[data-rij]");
    if ("hoger" in knop.dataset) rij.previousElementSibling?.before(rij);
    else rij.nextElementSibling?.after(rij);
    reken();
    form.dispatchEvent(new Event("change"));
    knop.focus();
  });

  /* Wat eerder getypt werd, komt terug in evenveel rijen en in dezelfde volgorde. */
  form.addEventListener("ln:voor-vullen", (e) => {
    const nummers = e.detail.map((naam) => Number(/^form-(\d+)-/.exec(naam)?.[1] ?? -1));
    while (Number(totaal.value) <= Math.max(...nummers)) maakRij();
  });
  form.addEventListener("ln:gevuld", () => {
    const plaats = (rij) => Number(veld(rij, "volgorde").value) || 999;
    rijen().sort((a, b) => plaats(a) - plaats(b)).forEach((rij) => lijst.append(rij));
    reken();
  });
  reken();
})();
