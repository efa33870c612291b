/* A key as second step: binds the form that the page names to what allauth does with a key, and says when it fails. */
(function () {
  "use strict";
  document.addEventListener("DOMContentLoaded", function () {
    document.querySelectorAll("[data-sleutelform]").forEach(function (plek) {
      window.allauth.webauthn.forms[plek.dataset.sleutelform]({ ids: JSON.parse(plek.dataset.ids) });
    });
  });
  document.addEventListener("allauth.error", function (gebeurtenis) {
    const fout = document.querySelector("[data-sleutelfout]");
    if (!fout) return;
    gebeurtenis.preventDefault();
    fout.hidden = false;
    fout.focus();
  });
})();
