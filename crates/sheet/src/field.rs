//! The keys of a map under `[columns]` and `[constants]`: what a column may become in the feed.

/// Declares the keys once: the enum, the words of the file, and how several columns of one key join.
macro_rules! fields {
    ($($(#[$doc:meta])* $name:ident = $word:literal, $join:literal;)*) => {
        /// What a column becomes.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Field { $($(#[$doc])* $name,)* }

        impl Field {
            /// Every key, in the order in which a map is written.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The key as the map writes it.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $word,)* }
            }

            /// What stands between the texts of several columns.
            #[must_use]
            pub fn joint(self) -> &'static str {
                match self { $(Self::$name => $join,)* }
            }
        }
    };
}

fields! {
    /// The id that the office keeps itself.
    Id = "id", "-";
    /// The name, required.
    Name = "name", " ";
    /// Họ, or họ and đệm, where the sheet has it apart.
    FamilyName = "family_name", " ";
    /// Tên, where the sheet has it apart.
    GivenName = "given_name", " ";
    /// "Ông", "Bà", "Bác sĩ".
    Honorific = "honorific", " ";
    /// Other names, separated by `;` or `,`.
    Alias = "alias", "; ";
    /// Person, collective or household.
    Kind = "kind", " ";
    /// What somebody does.
    Position = "position", ", ";
    /// Where somebody does it.
    Unit = "unit", ", ";
    /// The place when the award was given.
    Place = "place", ", ";
    /// The same place today.
    PlaceNow = "place_now", ", ";
    /// Fields of work, separated by `;`.
    FieldOfWork = "field", "; ";
    /// The programme or event.
    Programme = "programme", ", ";
    /// The award: a name, a spelling of it, or a code. Several are separated by `;` or a line break.
    Award = "award", " ";
    /// The class of the award.
    AwardClass = "award_class", " ";
    /// The year of the award.
    AwardYear = "award_year", " ";
    /// The day or month of the award.
    AwardDate = "award_date", " ";
    /// Truy tặng.
    Posthumous = "posthumous", " ";
    /// What the award was given for.
    Citation = "citation", "; ";
    /// The number of the decision.
    DecisionNumber = "decision_number", " ";
    /// The date of the decision.
    DecisionDate = "decision_date", " ";
    /// Who decided.
    DecisionAuthority = "decision_authority", ", ";
    /// Who signed.
    DecisionSigner = "decision_signer", " ";
    /// The signer's office.
    DecisionSignerTitle = "decision_signer_title", ", ";
    /// The document on the web.
    DecisionUrl = "decision_url", "";
    /// The short citation.
    Summary = "summary", " ";
    /// The long citation.
    Story = "story", "\n";
    /// In the honouree's own words.
    Quote = "quote", " ";
    /// Free tags, separated by `;` or `,`.
    Tag = "tag", "; ";
    /// The honouree's own page.
    Url = "url", "";
    /// The file of the photo.
    Photo = "photo", "";
    /// Who took it.
    PhotoCredit = "photo_credit", ", ";
    /// The caption under it.
    PhotoCaption = "photo_caption", " ";
    /// What is to be seen on it.
    PhotoAlt = "photo_alt", " ";
    /// Whether the honouree is under age.
    Minor = "minor", " ";
}

impl Field {
    /// The key of a word.
    ///
    /// ```
    /// use recognition_wall_sheet::Field;
    /// assert_eq!(Field::of("decision_number"), Some(Field::DecisionNumber));
    /// assert_eq!(Field::of("identity_number"), None);
    /// ```
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|field| field.as_str() == word)
    }

    /// The key that a value of the feed came from; `pointer` is a JSON Pointer into its item.
    ///
    /// ```
    /// use recognition_wall_sheet::Field;
    /// assert_eq!(Field::at("/title"), Some(Field::Name));
    /// assert_eq!(Field::at("/_recognition/awards/0/decision/number"), Some(Field::DecisionNumber));
    /// assert_eq!(Field::at("/_recognition/consent"), None);
    /// ```
    #[must_use]
    pub fn at(pointer: &str) -> Option<Self> {
        let parts: Vec<&str> = pointer
            .split('/')
            .filter(|part| !part.is_empty() && part.parse::<usize>().is_err())
            .collect();
        Some(match parts.as_slice() {
            ["id"] => Self::Id,
            ["title"] => Self::Name,
            ["url"] => Self::Url,
            ["summary"] => Self::Summary,
            ["content_text"] => Self::Story,
            ["tags"] => Self::Tag,
            ["image"] | ["_recognition", "photos"] => Self::Photo,
            ["_recognition", "photos", key] => match *key {
                "alt" => Self::PhotoAlt,
                "caption" => Self::PhotoCaption,
                "credit" => Self::PhotoCredit,
                _ => Self::Photo,
            },
            ["_recognition", "place", "now"] => Self::PlaceNow,
            ["_recognition", "place", ..] => Self::Place,
            ["_recognition", "awards"] => Self::Award,
            ["_recognition", "awards", key] => match *key {
                "class" => Self::AwardClass,
                "year" => Self::AwardYear,
                "date" => Self::AwardDate,
                "posthumous" => Self::Posthumous,
                "citation" => Self::Citation,
                "decision" => Self::DecisionNumber,
                _ => Self::Award,
            },
            ["_recognition", "awards", "decision", key] => match *key {
                "date" => Self::DecisionDate,
                "authority" => Self::DecisionAuthority,
                "signer" => Self::DecisionSigner,
                "signer_title" => Self::DecisionSignerTitle,
                "url" => Self::DecisionUrl,
                _ => Self::DecisionNumber,
            },
            ["_recognition", "aliases"] => Self::Alias,
            ["_recognition", "fields"] => Self::FieldOfWork,
            ["_recognition", key] => Self::of(key)?,
            _ => return None,
        })
    }
}
