"""A key as second step (static/js/sleutel.js), with a virtual key in a real browser: add it, sign in with it, remove it."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.test_alle_paginas import meld_aan

pytestmark = [pytest.mark.browser, pytest.mark.stack]
WIE, NAAM = "stuurgroep", "Sleutel van de proef"
TOESTEL = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
SLEUTELS, STAP = "/accounts/2fa/webauthn/", re.compile(r"/accounts/2fa/authenticate/")
BINNEN = re.compile(r"/mijn-netwerken/")


class Toestel:
    """A browser whose keys are of software, as the protocol of Chromium offers them."""

    def __init__(self, pagina):
        self.cdp = pagina.context.new_cdp_session(pagina)
        self.cdp.send("WebAuthn.enable")
        self.id = self.cdp.send("WebAuthn.addVirtualAuthenticator", {"options": TOESTEL})["authenticatorId"]

    def sleutels(self):
        return self.cdp.send("WebAuthn.getCredentials", {"authenticatorId": self.id})["credentials"]

    def verlies(self):
        self.cdp.send("WebAuthn.clearCredentials", {"authenticatorId": self.id})


def _begin_met_aanmelden(pagina):
    """Sign out, and sign in again as far as the password reaches."""
    pagina.context.clear_cookies(name="sessionid")
    pagina.goto("/accounts/login/")
    pagina.fill("[name=login]", f"{WIE}@demo.lerendnetwerk.example")
    pagina.fill("[name=password]", "demo-lerend-netwerk")
    pagina.press("[name=password]", "Enter")


def _ga_als_jezelf(pagina, pad):
    """Open a page about how one signs in; it asks the password once more when that was long ago."""
    pagina.goto(pad)
    if "/reauthenticate/" in pagina.url:
        pagina.fill("[name=password]", "demo-lerend-netwerk")
        pagina.press("[name=password]", "Enter")
        pagina.wait_for_url(f"**{pad}")


def _voeg_toe(pagina):
    _ga_als_jezelf(pagina, f"{SLEUTELS}add/")
    pagina.fill("[name=name]", NAAM)
    pagina.click("#mfa_webauthn_add")
    pagina.wait_for_url(lambda adres: not adres.endswith("/add/"))


def _verwijder(pagina):
    pagina.goto(SLEUTELS)
    weg = pagina.locator("main a", has_text="Verwijder").filter(has_text=NAAM).get_attribute("href")
    _ga_als_jezelf(pagina, weg)
    pagina.click("main button.btn-danger")
    pagina.wait_for_url(f"**{SLEUTELS}")
    expect(pagina.locator("main")).to_contain_text("Je hebt nog geen sleutel.")


def test_a_key_is_added_opens_the_door_and_is_removed(stack, nieuwe_context):
    pagina = nieuwe_context(base_url=stack).new_page()
    console = []
    pagina.on("console", lambda m: console.append(m.text) if m.type == "error" else None)
    toestel = Toestel(pagina)
    meld_aan(pagina, stack, WIE)

    _voeg_toe(pagina)
    pagina.goto(SLEUTELS)
    expect(pagina.locator("main")).to_contain_text(NAAM)
    expect(pagina.locator("main")).to_contain_text("Nog niet gebruikt.")
    assert len(toestel.sleutels()) == 1

    _begin_met_aanmelden(pagina)
    pagina.wait_for_url(STAP)
    pagina.goto("/mijn-netwerken/")
    expect(pagina).not_to_have_url(BINNEN)  # the password alone is not enough
    _begin_met_aanmelden(pagina)
    pagina.wait_for_url(STAP)
    pagina.click("#mfa_webauthn_authenticate")
    pagina.wait_for_url(BINNEN)
    pagina.goto(SLEUTELS)
    expect(pagina.locator("main")).to_contain_text("Laatst gebruikt op")

    _verwijder(pagina)
    _begin_met_aanmelden(pagina)
    pagina.wait_for_url(BINNEN)
    assert console == []


def test_a_key_that_is_not_there_is_told_and_another_way_stays_open(stack, nieuwe_context):
    pagina = nieuwe_context(base_url=stack).new_page()
    toestel = Toestel(pagina)
    meld_aan(pagina, stack, WIE)
    _voeg_toe(pagina)
    bewaard = toestel.sleutels()[0]
    _begin_met_aanmelden(pagina)
    pagina.wait_for_url(STAP)
    toestel.verlies()

    pagina.click("#mfa_webauthn_authenticate")

    expect(pagina.locator("[data-sleutelfout]")).to_be_visible()
    expect(pagina.locator("[data-sleutelfout]")).to_contain_text("De sleutel werkte niet")
    expect(pagina.locator("[name=code]")).to_be_visible()
    toestel.cdp.send("WebAuthn.addCredential", {"authenticatorId": toestel.id, "credential": bewaard})
    pagina.click("#mfa_webauthn_authenticate")
    pagina.wait_for_url(BINNEN)
    _verwijder(pagina)
