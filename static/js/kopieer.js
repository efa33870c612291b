/* Een adres kopiëren met één knop; zonder script staat het adres in een veld dat je zelf kopieert. */
(() => {
  "use strict";
  document.querySelectorAll("[data-kopieer]").forEach((knop) => {
    const veld = document.getElementById(knop.dataset.kopieer);
    if (!veld) return;
    veld.addEventListener("focus", () => veld.select?.());
    if (!navigator.clipboard) return;
    knop.hidden = false;
    const tekst = knop.querySelector("span");
    const gewoon = tekst.textContent;
    knop.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(veld.value ?? veld.textContent.trim());
        tekst.textContent = "Gekopieerd";
      } catch {
        veld.focus();
        tekst.textContent = "Kopieer zelf";
      }
      setTimeout(() => { tekst.textContent = gewoon; }, 3000);
    });
  });
})();
