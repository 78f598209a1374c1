//! How a feed is written, as types: what the schema generator looks at.
//!
//! No feed is read into them, for the reader forgives what a schema can't. The doc comments are the
//! schema's descriptions.

#![expect(dead_code, reason = "only the schema generator looks at the fields")]

use std::collections::BTreeMap;

use schemars::JsonSchema;

/// A JSON Feed 1.1 with the extension object `_recognition`: people, collectives and households
/// who are honoured.
#[derive(JsonSchema)]
#[schemars(title = "Recognition Feed 1.0")]
pub(super) struct RecognitionFeed {
    /// `https://jsonfeed.org/version/1.1`.
    version: Option<String>,
    /// The title over the wall.
    title: Option<Text>,
    /// A sentence below the title.
    description: Option<Text>,
    /// BCP 47 tag of the language that plain strings are in.
    language: Option<String>,
    /// The page that the feed belongs to.
    home_page_url: Option<Address>,
    /// Where the feed itself is.
    feed_url: Option<Address>,
    /// Where the next page is, on the same server.
    next_url: Option<Address>,
    /// What a recognition feed says beyond JSON Feed.
    #[schemars(rename = "_recognition")]
    recognition: Option<FeedExtension>,
    /// Who is honoured.
    items: Vec<Item>,
}

/// What a recognition feed says beyond JSON Feed.
#[derive(JsonSchema)]
struct FeedExtension {
    /// The version of Recognition Feed: `1.0`.
    version: Option<String>,
    /// When the data was true.
    as_of: Option<Date>,
    /// Where an error is reported or a removal asked for: `mailto:`, `tel:` or a page.
    contact: Option<Address>,
    /// Where the head of the feed's blocks is, which `wall build` writes for a long list.
    blocks: Option<Address>,
    /// The filters, in order.
    facets: Option<Vec<Facet>>,
    /// The taxonomy: what each award code means.
    awards: Option<BTreeMap<String, Option<AwardType>>>,
    /// Ids that must be gone from the wall, its caches and every kiosk.
    withdrawn: Option<Vec<String>>,
}

/// A filter: `award`, `field`, `place`, `year`, `kind`, `level`, `programme`, `unit`, `tag`, or a
/// key of `attributes`.
#[derive(JsonSchema)]
#[schemars(untagged)]
enum Facet {
    /// By its key alone.
    Key(String),
    /// With a heading of its own.
    Labelled {
        /// The key.
        key: String,
        /// The heading.
        label: Option<Text>,
    },
}

/// What an award code means.
#[derive(JsonSchema)]
struct AwardType {
    /// The award's name.
    title: Option<Text>,
    /// The place in the order of honours: lower is higher.
    rank: Option<u32>,
    /// Who grants it: `state`, `government`, `ministry`, `province`, `commune` …
    level: Option<String>,
    /// The family of awards: `huan-chuong`, `bang-khen` …
    group: Option<String>,
}

/// Somebody who is honoured.
#[derive(JsonSchema)]
struct Item {
    /// The identity: two people of one name have two ids, and an id never changes.
    #[schemars(length(min = 1))]
    id: String,
    /// The honouree's own page.
    url: Option<Address>,
    /// A page elsewhere, shown where there is no `url`.
    external_url: Option<Address>,
    /// The name as written.
    title: Text,
    /// BCP 47 tag of this item's language, where it is not the feed's.
    language: Option<String>,
    /// A picture, where there are no `photos`.
    image: Option<Address>,
    /// A picture, where there is no `image`.
    banner_image: Option<Address>,
    /// The first that is a picture is shown, where nothing else names one.
    attachments: Option<Vec<Attachment>>,
    /// The short citation.
    summary: Option<Text>,
    /// The long citation.
    content_text: Option<Text>,
    /// The long citation of a foreign feed, reduced to its text.
    content_html: Option<String>,
    /// Free tags.
    tags: Option<Vec<Text>>,
    /// When it was published.
    date_published: Option<Date>,
    /// What a recognition feed says of an honouree beyond JSON Feed.
    #[schemars(rename = "_recognition")]
    recognition: Option<ItemExtension>,
}

/// A file that belongs to an item.
#[derive(JsonSchema)]
struct Attachment {
    /// The file.
    url: Address,
    /// Its MIME type.
    mime_type: String,
}

/// What a recognition feed says of an honouree beyond JSON Feed.
#[derive(JsonSchema)]
struct ItemExtension {
    /// Person, collective or household; a person if absent.
    kind: Option<Kind>,
    /// "Ông", "Bà", "Bác sĩ" …
    honorific: Option<Text>,
    /// The given name (tên).
    given_name: Option<String>,
    /// The family name (họ).
    family_name: Option<String>,
    /// What to sort by instead of the name.
    sort_key: Option<String>,
    /// Other names.
    aliases: Option<Vec<Text>>,
    /// What the person does.
    position: Option<Text>,
    /// Where the person does it.
    unit: Option<Text>,
    /// The place, at the time of the award and today.
    place: Option<Place>,
    /// Fields of work (lĩnh vực).
    fields: Option<Vec<Text>>,
    /// The programme or event.
    programme: Option<Text>,
    /// Awards.
    awards: Option<Vec<Award>>,
    /// Photos.
    photos: Option<Vec<Photo>>,
    /// In the honouree's own words.
    quote: Option<Text>,
    /// Further reading.
    links: Option<Vec<Link>>,
    /// The values of custom facets.
    attributes: Option<BTreeMap<String, Option<OneOrMore>>>,
    /// Who may see it; public if absent.
    visibility: Option<Visibility>,
    /// A minor's photo is shown only with a consent that names it.
    minor: Option<bool>,
    /// What the honouree agreed to; absent where the law allows publication without.
    consent: Option<Consent>,
}

/// Who is honoured.
#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
enum Kind {
    Person,
    Collective,
    Household,
}

/// Who may see an item: `public` and `consultation` are shown, the others are not.
#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
enum Visibility {
    Public,
    Draft,
    Consultation,
    Withdrawn,
}

/// A place: a text, or what it was called then and is called now.
#[derive(JsonSchema)]
#[schemars(untagged)]
enum Place {
    /// As written.
    Text(Text),
    /// Then and now.
    Renamed {
        /// As written when the award was given.
        then: Option<Text>,
        /// The same place today.
        now: Option<Text>,
    },
}

/// An award of an honouree; `title` or `code` is needed.
#[derive(JsonSchema)]
struct Award {
    /// A code of the feed's taxonomy.
    code: Option<String>,
    /// The name, where the taxonomy's does not fit.
    title: Option<Text>,
    /// "hạng Nhất" …, as written.
    class: Option<Text>,
    /// The year; that of the date or the decision if absent.
    #[schemars(range(min = 1, max = 9999))]
    year: Option<u16>,
    /// The day, month or year.
    date: Option<Date>,
    /// Given after death (truy tặng).
    posthumous: Option<bool>,
    /// What it was given for.
    citation: Option<Text>,
    /// Whether it still stands; in force if absent.
    status: Option<AwardStatus>,
    /// The decision that granted it.
    decision: Option<Decision>,
}

/// Whether an award still stands.
#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
enum AwardStatus {
    InForce,
    Revoked,
    Declined,
    Restored,
}

/// The decision that granted an award.
#[derive(JsonSchema)]
struct Decision {
    /// "937/QĐ-UBND".
    number: Option<String>,
    /// When it was signed.
    date: Option<Date>,
    /// Who decided.
    authority: Option<Text>,
    /// Who signed.
    signer: Option<Text>,
    /// The signer's office.
    signer_title: Option<Text>,
    /// The document.
    url: Option<Address>,
}

/// A photo with its words.
#[derive(JsonSchema)]
struct Photo {
    /// The file.
    src: Address,
    /// Pixels across.
    #[schemars(range(min = 1, max = 65535))]
    width: Option<u32>,
    /// Pixels down.
    #[schemars(range(min = 1, max = 65535))]
    height: Option<u32>,
    /// Other formats and widths of the same picture.
    sources: Option<Vec<PhotoSource>>,
    /// What is to be seen, for those who can't.
    alt: Option<Text>,
    /// The caption under it.
    caption: Option<Text>,
    /// Who took it, as it is to be printed.
    credit: Option<Text>,
    /// Under which licence it is shown.
    licence: Option<Text>,
    /// Where the original is.
    original_url: Option<Address>,
    /// The point that a crop keeps: shares of width and height, from 0 to 1.
    focal: Option<[Share; 2]>,
    /// ThumbHash, base64.
    thumbhash: Option<String>,
}

/// Another format or width of a photo.
#[derive(JsonSchema)]
struct PhotoSource {
    /// The file.
    src: Address,
    /// MIME type.
    #[schemars(rename = "type")]
    media_type: Option<String>,
    /// Pixels across.
    #[schemars(range(min = 1, max = 65535))]
    width: Option<u32>,
}

/// A link out.
#[derive(JsonSchema)]
struct Link {
    /// What it says; the address if absent.
    label: Option<Text>,
    /// Where it goes: a page, `mailto:` or `tel:`.
    url: Address,
}

/// What an honouree agreed to.
#[derive(JsonSchema)]
struct Consent {
    /// On what it rests; never shown.
    basis: Option<Text>,
    /// What it covers; everything if absent.
    scope: Option<Vec<Scope>>,
    /// Its last day.
    until: Option<Date>,
}

/// What a consent may cover; `story` also means the quote and the links.
#[derive(JsonSchema)]
#[schemars(rename_all = "snake_case")]
enum Scope {
    Name,
    Photo,
    Story,
}

/// A text, never read as HTML: a string, or an object by language tag.
#[derive(JsonSchema)]
#[schemars(untagged)]
enum Text {
    /// In the feed's language.
    Plain(String),
    /// By BCP 47 tag: `{"vi": "…", "en": "…"}`.
    ByLanguage(BTreeMap<String, Option<String>>),
}

/// One value or several.
#[derive(JsonSchema)]
#[schemars(untagged)]
enum OneOrMore {
    /// One value.
    One(Text),
    /// Several values.
    More(Vec<Option<Text>>),
}

/// An address: `https:`, `http:` or relative to the feed; in contacts and links also `mailto:` and
/// `tel:`.
#[derive(JsonSchema)]
struct Address(
    #[schemars(regex(
        pattern = r"^\s*([Hh][Tt][Tt][Pp][Ss]?://|[Mm][Aa][Ii][Ll][Tt][Oo]:|[Tt][Ee][Ll]:|[^:]*$|[^:]*[/?#])"
    ))]
    String,
);

/// A date as far as it is known: `2023`, `2023-06`, `2023-06-08`, or a time stamp of RFC 3339.
#[derive(JsonSchema)]
struct Date(#[schemars(regex(pattern = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2}([Tt ].*)?)?)?$"))] String);

/// A share, from 0 to 1.
#[derive(JsonSchema)]
struct Share(#[schemars(range(min = 0, max = 1))] f64);
