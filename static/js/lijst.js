/* Op een telefoon is elke rij een kaart: na tien staat er een knop voor de rest. Zonder script staat alles er. */
(() => {
  "use strict";
  const lijst = document.getElementById("lijst") ?? document.getElementById("inhoud");
  const HOEVEEL = 10;

  function kortIn() {
    lijst.querySelectorAll(".ln-table > tbody, .ln-rows, .ln-aanwezigen").forEach((groep) => {
      const rest = groep.children.length - HOEVEEL;
      if (rest < 1 || groep.classList.contains("is-kort")) return;
      const doel = document.getElementById(location.hash.slice(1));
      if ([...groep.children].slice(HOEVEEL).some((rij) => rij.contains(doel) || rij.querySelector("[autofocus]"))) return;  // daar moet je zijn
      const knop = document.createElement("button");
      knop.type = "button";
      knop.className = "btn btn-quiet ln-toonmeer";
      knop.textContent = `Toon meer (${rest})`;
      knop.addEventListener("click", () => {
        const rij = groep.children[HOEVEEL];
        groep.classList.remove("is-kort");
        knop.remove();
        rij.tabIndex = -1;
        rij.focus();
      });
      groep.classList.add("is-kort");
      (groep.closest("table") ?? groep).after(knop);
    });
  }

  kortIn();
  lijst.addEventListener("ln:lijst", kortIn);
})();

/* Een lijst die meteen volgt wat je in de filter kiest of typt. Zonder script, of als de server niet antwoordt, doet de knop het. */
(() => {
  "use strict";
  const form = document.querySelector("form.ln-filter");
  const lijst = document.getElementById("lijst");
  const gezegd = document.getElementById("lijst-gezegd");
  if (!form) return;
  const doos = form.closest("details");
  const smal = window.matchMedia("(max-width: 61.99rem)");
  const schik = () => { doos.open = !smal.matches; };
  schik();
  smal.addEventListener("change", schik);
  form.querySelector("button[type=submit]").hidden = true;
  if (!lijst) {  // maand en week: een andere keuze is een andere bladzijde
    form.addEventListener("change", () => form.requestSubmit());
    return;
  }

  let bezig = null;
  let straks = 0;

  function adres() {
    const velden = new URLSearchParams([...new FormData(form)].filter(([, waarde]) => waarde !== ""));
    const vraag = velden.toString();
    return location.pathname + (vraag ? `?${vraag}` : "");
  }

  async function ververs() {
    clearTimeout(straks);
    bezig?.abort();
    bezig = new AbortController();
    const naar = adres();
    lijst.setAttribute("aria-busy", "true");
    try {
      const antwoord = await fetch(naar, { signal: bezig.signal, credentials: "same-origin" });
      const blad = new DOMParser().parseFromString(await antwoord.text(), "text/html");
      const nieuw = blad.getElementById("lijst");
      if (!antwoord.ok || antwoord.redirected || !nieuw) throw new Error("geen lijst");
      lijst.replaceChildren(...nieuw.childNodes);
      doos.querySelector("summary").replaceChildren(...blad.querySelector(".ln-filterdoos > summary").childNodes);
      gezegd.textContent = lijst.querySelector(".ln-telling > span")?.textContent.trim() ?? "";
      history.replaceState(null, "", naar);
      lijst.removeAttribute("aria-busy");
      lijst.dispatchEvent(new Event("ln:lijst"));
    } catch (fout) {
      if (fout.name !== "AbortError") form.submit();
    }
  }

  form.addEventListener("change", ververs);
  form.addEventListener("input", (e) => {
    if (e.target.type !== "search") return;
    clearTimeout(straks);
    straks = setTimeout(ververs, 350);
  });
  form.addEventListener("submit", (e) => { e.preventDefault(); ververs(); });
})();
