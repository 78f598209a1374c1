//! Spellings out of real lists.

use super::*;

#[test]
fn spellings_of_real_lists_are_resolved() {
    let taxonomy = Taxonomy::viet_nam();
    for (text, code, class) in [
        ("Chiến sỹ thi đua cơ sở", "cstd-co-so", None),
        ("Chiến sĩ thi đua cấp tỉnh", "cstd-tinh", None),
        ("CSTĐ cấp tỉnh", "cstd-tinh", None),
        ("CSTĐCS", "cstd-co-so", None),
        ("CSTĐ cơ sở năm 2022", "cstd-co-so", None),
        ("Danh hiệu Chiến sĩ thi đua toàn quốc", "cstd-toan-quoc", None),
        ("Bằng khen UBND tỉnh", "bk-ubnd-tinh", None),
        ("BK UBND tỉnh", "bk-ubnd-tinh", None),
        ("Tặng Bằng khen của Chủ tịch UBND tỉnh Hậu Giang", "bk-ubnd-tinh", None),
        ("Bằng khen của Ủy ban nhân dân tỉnh", "bk-ubnd-tinh", None),
        ("BK TTg", "bk-thu-tuong", None),
        ("Bằng khen của Thủ tướng Chính phủ", "bk-thu-tuong", None),
        ("Bằng khen của Bộ Y tế", "bk-bo", None),
        ("Bằng khen của Bộ trưởng Bộ Giáo dục và Đào tạo", "bk-bo", None),
        ("Huân chương Lao động hạng Nhất", "hc-lao-dong", Some("hạng Nhất")),
        ("Huân chương Lao động hạng nhất", "hc-lao-dong", Some("hạng Nhất")),
        ("Huân chương Lao động hạng 1", "hc-lao-dong", Some("hạng Nhất")),
        ("HCLĐ hạng III", "hc-lao-dong", Some("hạng Ba")),
        ("Huân chương lao động Nhì", "hc-lao-dong", Some("hạng Nhì")),
        ("Truy tặng danh hiệu Bà mẹ Việt Nam anh hùng", "me-vnah", None),
        ("Mẹ VNAH", "me-vnah", None),
        ("Kỷ niệm chương Vì sự nghiệp báo chí", "ky-niem-chuong", None),
        ("Kỉ niệm chương vì sự nghiệp Giáo dục", "knc-giao-duc", None),
        ("Giấy khen của Chủ tịch UBND xã Vị Thủy", "gk-xa", None),
        ("Tập thể LĐXS", "tap-the-ldxs", None),
        ("LĐTT", "ld-tien-tien", None),
        ("Cờ thi đua của Chính phủ", "co-chinh-phu", None),
        ("Gia đình văn hoá", "gia-dinh-van-hoa", None),
        ("Prime Minister's Certificate of Merit", "bk-thu-tuong", None),
        ("bk-ubnd-tinh", "bk-ubnd-tinh", None),
    ] {
        let found = taxonomy.find(text);
        assert_eq!((found.code.as_deref(), found.class), (Some(code), class), "{text}");
    }
    assert!(taxonomy.find("Truy tặng Huân chương Dũng cảm").posthumous);
    assert_eq!(taxonomy.find("CSTĐ cơ sở giai đoạn 2019 - 2023").year, Some(2023));
}

#[test]
fn what_does_not_say_whose_it_is_is_not_guessed() {
    let taxonomy = Taxonomy::viet_nam();
    for text in ["Bằng khen", "BK", "Giấy khen", "Chiến sĩ thi đua", "Người tốt việc tốt", ""]
    {
        assert_eq!(taxonomy.find(text).code, None, "{text}");
    }
}

#[test]
fn the_data_is_whole_and_in_the_order_of_the_law() {
    let taxonomy = Taxonomy::viet_nam();
    let all = taxonomy.by_rank();
    assert!(all.len() > 50, "{}", all.len());
    let mut ranks: Vec<u32> = all.iter().map(|(_, entry)| entry.rank.unwrap()).collect();
    for (code, entry) in &all {
        assert!(
            entry.vi.is_some()
                && entry.en.is_some()
                && entry.level.is_some()
                && entry.group.is_some(),
            "{code}"
        );
        // No spelling of one award is another's.
        for name in [&entry.vi, &entry.en].into_iter().flatten().chain(&entry.also) {
            assert_eq!(taxonomy.find(name).code.as_deref(), Some(*code), "{name}");
        }
    }
    ranks.dedup();
    assert_eq!(ranks.len(), all.len(), "a rank is used twice");
}
