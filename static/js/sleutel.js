/* A key as second step: binds the form that the page names to what allauth does with a key. */
(function () {
  "use strict";
  document.addEventListener("DOMContentLoaded", function () {
    document.querySelectorAll("[data-sleutelform]").forEach(function (plek) {
      window.allauth.webauthn.forms[plek.dataset.sleutelform]({ ids: JSON.parse(plek.dataset.ids) });
    });
  });
})();
