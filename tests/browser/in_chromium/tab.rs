//! A tab: what it is asked to show and how, and what is seen of it.

use std::cell::{RefCell, RefMut};
use std::time::{Duration, Instant};

use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::chromium::{Chromium, Event};

/// A browser with one tab.
pub(crate) struct Tab {
    chromium: RefCell<Chromium>,
    session: String,
}

impl Tab {
    pub(crate) fn open() -> Self {
        let mut chromium = Chromium::start();
        let target = chromium.say(None, "Target.createTarget", &json!({"url": "about:blank"})).unwrap();
        let attached = chromium.say(None, "Target.attachToTarget", &json!({"targetId": target["targetId"], "flatten": true})).unwrap();
        let session = attached["sessionId"].as_str().unwrap().to_owned();
        let tab = Self { chromium: RefCell::new(chromium), session };
        for domain in ["Page", "Runtime", "Log", "Network"] {
            tab.say(&format!("{domain}.enable"), &json!({}));
        }
        // A page without a window has the focus all the same.
        tab.say("Emulation.setFocusEmulationEnabled", &json!({"enabled": true}));
        tab.say("Network.setCacheDisabled", &json!({"cacheDisabled": true}));
        tab.width(1440);
        tab
    }

    fn chromium(&self) -> RefMut<'_, Chromium> {
        self.chromium.borrow_mut()
    }

    pub(crate) fn say(&self, method: &str, params: &Value) -> Value {
        self.chromium().say(Some(&self.session), method, params).unwrap_or_else(|why| panic!("{why}"))
    }

    /// How many CSS pixels wide the window is.
    pub(crate) fn width(&self, width: u32) {
        self.size(width, 900);
    }

    pub(crate) fn size(&self, width: u32, height: u32) {
        let params = json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false});
        self.say("Emulation.setDeviceMetricsOverride", &params);
    }

    /// `screen` or `print`, and `light` or `dark`.
    pub(crate) fn media(&self, medium: &str, scheme: &str) {
        self.say(
            "Emulation.setEmulatedMedia",
            &json!({"media": medium, "features": [{"name": "prefers-color-scheme", "value": scheme}, {"name": "prefers-reduced-motion", "value": "reduce"}]}),
        );
    }

    /// Runs a script in every page from now on, before the page's own.
    pub(crate) fn before_each_page(&self, script: &str) {
        self.say("Page.addScriptToEvaluateOnNewDocument", &json!({"source": script}));
    }

    /// Shows a page until all that belongs to it is there and drawn; what happened on the way.
    pub(crate) fn show(&self, url: &str) -> Vec<Event> {
        self.chromium().take_events(&self.session);
        let navigated = self.say("Page.navigate", &json!({"url": url}));
        assert!(navigated["errorText"].is_null(), "{url}: {}", navigated["errorText"]);
        self.settle();
        self.chromium().take_events(&self.session)
    }

    /// What has happened since somebody asked.
    pub(crate) fn take_events(&self) -> Vec<Event> {
        self.chromium().take_events(&self.session)
    }

    /// Waits until the page that is on its way has been loaded and drawn.
    pub(crate) fn settle(&self) {
        self.chromium().wait_for(&self.session, "Page.loadEventFired");
        let drawn =
            "document.fonts.ready.then(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true)))))";
        let _: bool = self.see(drawn);
    }

    /// What an expression of JavaScript comes to, promises waited for. The page's policy does not bind it.
    pub(crate) fn see<T: DeserializeOwned>(&self, expression: &str) -> T {
        self.try_to_see(expression).unwrap_or_else(|why| panic!("{expression}: {why}"))
    }

    fn try_to_see<T: DeserializeOwned>(&self, expression: &str) -> Result<T, String> {
        let params = json!({"expression": expression, "returnByValue": true, "awaitPromise": true});
        let mut seen = self.chromium().say(Some(&self.session), "Runtime.evaluate", &params)?;
        if !seen["exceptionDetails"].is_null() {
            return Err(seen["exceptionDetails"].to_string());
        }
        serde_json::from_value(seen["result"]["value"].take()).map_err(|why| why.to_string())
    }

    /// Waits until an expression is true, while pages may be loaded.
    pub(crate) fn becomes(&self, expression: &str) {
        let begun = Instant::now();
        while self.try_to_see(expression) != Ok(true) {
            assert!(begun.elapsed() < Duration::from_secs(10), "never became true: {expression}");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Presses a key and lets it go.
    pub(crate) fn press(&self, key: &str) {
        self.press_with(0, key);
    }

    /// Presses Control and a key, and lets them go.
    pub(crate) fn press_control(&self, key: &str) {
        self.press_with(2, key);
    }

    fn press_with(&self, modifiers: u32, key: &str) {
        let (code, text) = match key {
            "Tab" => (9, ""),
            "Enter" => (13, "\r"),
            "Escape" => (27, ""),
            "End" => (35, ""),
            "Home" => (36, ""),
            "ArrowUp" => (38, ""),
            "ArrowDown" => (40, ""),
            "/" => (191, "/"),
            "k" => (75, ""),
            _ => panic!("which code has {key}?"),
        };
        let down = if text.is_empty() { "rawKeyDown" } else { "keyDown" };
        for kind in [down, "keyUp"] {
            let params =
                json!({"type": kind, "key": key, "code": key, "windowsVirtualKeyCode": code, "text": text, "modifiers": modifiers});
            self.say("Input.dispatchKeyEvent", &params);
        }
    }

    /// Writes into what has the focus.
    pub(crate) fn write(&self, text: &str) {
        self.say("Input.insertText", &json!({"text": text}));
    }
}
