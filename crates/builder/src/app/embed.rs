//! Step 4: where it goes, the tag to copy, and the message to whoever runs the web server.

use recognition_wall_sheet::Lang;
use web_sys::HtmlInputElement;
use yew::html::Scope;
use yew::prelude::*;

use super::{Builder, Message, SAMPLE, Source, State};
use crate::browser;
use crate::settings::{Form, Host, Settings};
use crate::snippet::{self, Release};
use crate::words::{found, text};

/// Draws the step.
pub(super) fn view(builder: &Builder, link: &Scope<Builder>) -> Html {
    let lang = builder.lang;
    let word = |key: &str| text(lang, key);
    let snippet = builder.written();
    let host = builder.settings.host.as_str();
    html! {
        <section class="step" aria-labelledby="step-embed">
            <h2 class="step__title" id="step-embed" tabindex="-1">
                <span class="step__number" aria-hidden="true">{ "4" }</span>
                { word("ui.embed.title-of-step") }
            </h2>
            <div class="embed">
                <div class="embed__choice">
                    { hosts(builder, link) }
                    { forms(builder, link) }
                    { release(builder, link) }
                </div>
                <div class="embed__result">
                    <p class="embed__how">{ found(lang, &["host.", host, ".how"]).unwrap_or_default() }</p>
                    if !snippet.screen.is_empty() {
                        { block(builder, link, "screen", word("ui.embed.screen"), &snippet.screen, &builder.screen) }
                    }
                    { block(builder, link, "tag", word("ui.embed.tag"), &snippet.tag, &builder.snippet) }
                    if !snippet.css.is_empty() {
                        { block(builder, link, "css", word("ui.embed.css"), &snippet.css, &builder.css) }
                    }
                    { letter(builder, link) }
                    { share(builder, link) }
                </div>
            </div>
        </section>
    }
}

fn hosts(builder: &Builder, link: &Scope<Builder>) -> Html {
    let lang = builder.lang;
    let one = |host: Host| {
        let word = host.as_str();
        html! {
            <label class="choice" key={word}>
                <input class="choice__input" type="radio" name="host" value={word}
                    checked={builder.settings.host == host}
                    onchange={link.callback(move |_| Message::Host(host))} />
                <span>{ found(lang, &["host.", word]).unwrap_or(word) }</span>
            </label>
        }
    };
    html! {
        <fieldset class="field">
            <legend class="field__name">{ text(lang, "ui.embed.host") }</legend>
            <div class="choices">{ for Host::ALL.iter().map(|host| one(*host)) }</div>
        </fieldset>
    }
}

fn forms(builder: &Builder, link: &Scope<Builder>) -> Html {
    let lang = builder.lang;
    let best = builder.settings.host.best_form();
    let one = |form: Form| {
        let word = form.as_str();
        html! {
            <label class="choice choice--wide" key={word}>
                <input class="choice__input" type="radio" name="form" value={word}
                    checked={builder.settings.form() == form}
                    onchange={link.callback(move |_| Message::Form(form))} />
                <span>{ found(lang, &["form.", word]).unwrap_or(word) }
                    if form == best {
                        <span class="badge">{ text(lang, "ui.embed.best") }</span>
                    }
                    <span class="choice__hint">
                        { found(lang, &["form.", word, ".hint"]).unwrap_or_default() }</span>
                </span>
            </label>
        }
    };
    html! {
        <fieldset class="field">
            <legend class="field__name">{ text(lang, "ui.embed.form") }</legend>
            <div class="choices choices--column">{ for Form::ALL.iter().map(|form| one(*form)) }</div>
        </fieldset>
    }
}

fn release(builder: &Builder, link: &Scope<Builder>) -> Html {
    let lang = builder.lang;
    let can_pin = builder.release.integrity.is_some();
    html! {
        <details class="more">
            <summary class="more__title">{ text(lang, "ui.embed.release") }</summary>
            <div class="field">
                <label class="field__name" for="home">{ text(lang, "ui.embed.home") }</label>
                <input class="input" id="home" type="text" inputmode="url" autocomplete="off"
                    spellcheck="false" aria-describedby="home-hint"
                    placeholder={builder.release.home.clone()} value={builder.settings.home.clone()}
                    onchange={link.callback(|event: Event| {
                        let field = event.target_dyn_into::<HtmlInputElement>();
                        Message::Home(field.map(|field| field.value()).unwrap_or_default())
                    })} />
                <p class="field__hint" id="home-hint">{ text(lang, "ui.embed.home.hint") }</p>
            </div>
            <div class="field" data-kind="tick" hidden={!can_pin}>
                <label class="field__name" for="pinned">{ text(lang, "ui.embed.pin") }</label>
                <input class="tick" id="pinned" type="checkbox" checked={builder.settings.pinned}
                    aria-describedby="pinned-hint"
                    onchange={link.callback(|event: Event| {
                        let field = event.target_dyn_into::<HtmlInputElement>();
                        Message::Pin(field.is_some_and(|field| field.checked()))
                    })} />
                <p class="field__hint" id="pinned-hint">{ text(lang, "ui.embed.pin.hint") }</p>
            </div>
        </details>
    }
}

/// A text to copy by one button.
fn block(
    builder: &Builder,
    link: &Scope<Builder>,
    what: &'static str,
    title: &str,
    written: &str,
    place: &NodeRef,
) -> Html {
    html! {
        <div class="block" data-what={what}>
            <div class="block__head">
                <h3 class="block__title" id={["block-", what].concat()}>{ title }</h3>
                { copy(builder, link, what, title) }
            </div>
            <pre class="block__text" tabindex="0" role="region" aria-labelledby={["block-", what].concat()}
                ref={place.clone()}>{ written }</pre>
        </div>
    }
}

fn copy(builder: &Builder, link: &Scope<Builder>, what: &'static str, of: &str) -> Html {
    let lang = builder.lang;
    let copied = builder.copied(what);
    let said = match copied {
        Some(true) => text(lang, "ui.copied"),
        Some(false) => text(lang, "ui.copy.by-hand"),
        None => text(lang, "ui.copy"),
    };
    let label = [said, ": ", of].concat();
    html! {
        <button class="button button--copy" type="button" aria-label={label} data-copy={what}
            data-done={(copied == Some(true)).then_some("")}
            onclick={link.callback(move |_| Message::Copy(what))}>{ said }</button>
    }
}

fn letter(builder: &Builder, link: &Scope<Builder>) -> Html {
    let lang = builder.lang;
    let written = builder.letter_text();
    let one = |of: Lang| {
        html! {
            <label class="choice" key={of.tag()}>
                <input class="choice__input" type="radio" name="letter" value={of.tag()}
                    checked={builder.letter == of}
                    onchange={link.callback(move |_| Message::Letter(of))} />
                <span lang={of.tag()}>{ found(lang, &["option.lang.", of.tag()]).unwrap_or_default() }</span>
            </label>
        }
    };
    html! {
        <div class="letter" lang={builder.letter.tag()}>
            <p class="step__lead" lang={lang.tag()}>{ text(lang, "ui.letter.lead") }</p>
            <fieldset class="field" lang={lang.tag()}>
                <legend class="unseen">{ text(lang, "ui.letter.language") }</legend>
                <div class="choices choices--row">{ for Lang::ALL.into_iter().map(one) }</div>
            </fieldset>
            { block(builder, link, "letter", text(lang, "ui.letter.title"), &written, &builder.note) }
        </div>
    }
}

fn share(builder: &Builder, link: &Scope<Builder>) -> Html {
    let lang = builder.lang;
    html! {
        <div class="share">
            <p>{ text(lang, "ui.share.lead") }</p>
            { copy(builder, link, "address", text(lang, "ui.share.title")) }
        </div>
    }
}

impl Builder {
    /// The release as the tag names it.
    fn named_release(&self) -> Release {
        let own = browser::absolute(&self.settings.home).filter(|_| !self.settings.home.is_empty());
        let mut release = self.release.clone();
        if let Some(home) = own {
            release.home = if home.ends_with('/') { home } else { home + "/" };
        }
        release
    }

    pub(super) fn written(&self) -> snippet::Snippet {
        let title = match &self.state {
            State::Known(report) if !report.title.is_empty() => report.title.clone(),
            _ => text(self.lang, "ui.embed.title").to_owned(),
        };
        snippet::write(
            &self.embedded(),
            &self.named_release(),
            &title,
            text(self.lang, "ui.embed.link"),
        )
    }

    /// The settings as they are pasted elsewhere: an address that means something only beside this page
    /// is made whole.
    pub(super) fn embedded(&self) -> Settings {
        let mut settings = self.settings.clone();
        if self.source == Source::Sample {
            settings.set("src", &browser::absolute(SAMPLE).unwrap_or_default());
        }
        settings
    }

    pub(super) fn letter_text(&self) -> String {
        crate::letter::write(&self.embedded(), &self.named_release(), self.letter)
    }
}
