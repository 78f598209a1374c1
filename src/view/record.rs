//! The record of awards in the detail: each with its status and the decision that granted it.

use recognition_wall_core::feed::{AwardStatus, Decision, Honouree, Text};
use recognition_wall_core::locale::messages;
use recognition_wall_markup::html;
use yew::prelude::*;

use super::Surroundings;
use super::award::award_line;
use super::words::paragraph;
use crate::reference::decision_title;

/// Every award in feed order; what no longer stands says so.
pub fn awards(honouree: &Honouree, surroundings: &Surroundings) -> Html {
    html! {
        <ul class="record" role="list">
            { for honouree.awards.iter().enumerate().map(|(key, award)| html! {
                <li {key} class="record__award" data-status={award.status.as_str()}>
                    { award_line(award, surroundings) }
                    { status(award.status, surroundings) }
                    if let Some(citation) = &award.citation {
                        { paragraph("record__citation", citation, surroundings) }
                    }
                    if let Some(decision) = &award.decision {
                        { decision_of(decision, surroundings) }
                    }
                </li>
            }) }
        </ul>
    }
}

fn status(status: AwardStatus, surroundings: &Surroundings) -> Html {
    let message = match status {
        AwardStatus::InForce => return html! {},
        AwardStatus::Revoked => messages::STATUS_REVOKED,
        AwardStatus::Declined => messages::STATUS_DECLINED,
        AwardStatus::Restored => messages::STATUS_RESTORED,
    };
    html! { <p class="record__status">{surroundings.locale.text(message)}</p> }
}

/// "Quyết định số 937/QĐ-UBND ngày 1/6/2023 · Chủ tịch UBND tỉnh · Người ký …"
fn decision_of(decision: &Decision, surroundings: &Surroundings) -> Html {
    let locale = &surroundings.locale;
    let signer = [&decision.signer_title, &decision.signer];
    let signer = signer.into_iter().flatten().collect::<Vec<&Text>>();
    html! {
        <p class="record__decision">
            <span>{decision_title(decision, locale)}</span>
            if let Some(authority) = &decision.authority {
                {" · "}{ said(authority, surroundings) }
            }
            if !signer.is_empty() {
                {" · "}{locale.text(messages::DETAIL_SIGNER)}{":"}
                { for signer.into_iter().map(|text| html! { <>{" "}{ said(text, surroundings) }</> }) }
            }
            if let Some(url) = &decision.url {
                {" · "}
                <a href={url.clone()} target="_blank" rel="noopener noreferrer">
                    {locale.text(messages::DETAIL_DOCUMENT)}
                </a>
            }
        </p>
    }
}

fn said(text: &Text, surroundings: &Surroundings) -> Html {
    let (text, lang) = surroundings.say(text);
    html! { <span {lang} dir="auto">{text}</span> }
}
