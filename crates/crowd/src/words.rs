//! The words that a crowd is made of. In: nothing. Out: lists; their lengths and order decide who is who.
//! Never: the name of a person who lives, or words that must not be jumbled.

/// Family names with their share of a thousand people in the Mekong delta.
pub(crate) const FAMILIES: &[(&str, f64)] = &[
    ("Nguyễn", 315.0),
    ("Trần", 109.0),
    ("Lê", 95.0),
    ("Phạm", 70.0),
    ("Huỳnh", 37.0),
    ("Hoàng", 15.0),
    ("Phan", 45.0),
    ("Vũ", 19.0),
    ("Võ", 20.0),
    ("Đặng", 21.0),
    ("Bùi", 20.0),
    ("Đỗ", 14.0),
    ("Hồ", 13.0),
    ("Ngô", 13.0),
    ("Dương", 10.0),
    ("Lý", 5.0),
    ("Thạch", 8.0),
    ("Danh", 6.0),
    ("Kiên", 4.0),
    ("Lâm", 9.0),
    ("Trương", 12.0),
    ("Đinh", 9.0),
    ("Mai", 7.0),
    ("Tô", 4.0),
    ("Châu", 4.0),
    ("Đoàn", 8.0),
    ("Quách", 3.0),
];

/// Middle names of men; the most frequent stand more than once.
pub(crate) const MIDDLE_OF_MEN: &[&str] = &[
    "Văn", "Văn", "Văn", "Hữu", "Đức", "Minh", "Thanh", "Quốc", "Công", "Hoàng", "Xuân", "Trọng",
    "Ngọc", "Tấn", "Phước", "Thành", "Chí", "Nhật", "Đình", "Vĩnh",
];

/// Middle names of women.
pub(crate) const MIDDLE_OF_WOMEN: &[&str] = &[
    "Thị",
    "Thị",
    "Thị",
    "Thị Kim",
    "Thị Ngọc",
    "Thị Mỹ",
    "Thị Thu",
    "Ngọc",
    "Mỹ",
    "Thanh",
    "Bích",
    "Kim",
    "Thùy",
    "Hồng",
    "Thị Cẩm",
    "Thị Tuyết",
    "Diệu",
    "Phương",
];

/// Given names of men.
pub(crate) const GIVEN_OF_MEN: &[&str] = &[
    "Hùng", "Dũng", "Tuấn", "Khương", "Nghĩa", "Phúc", "Lộc", "Thọ", "Sơn", "Hải", "Long", "Quân",
    "Đạt", "Tài", "Trí", "Khang", "Bảo", "Phong", "Thắng", "Vinh", "Khoa", "Nam", "Toàn", "Hiếu",
    "Luân", "Nhân", "Tâm", "Kiệt", "Đông", "Út", "Sáu", "Cường", "Thiện", "Trung",
];

/// Given names of women.
pub(crate) const GIVEN_OF_WOMEN: &[&str] = &[
    "Lan",
    "Hoa",
    "Hương",
    "Ngân",
    "Thảo",
    "Trang",
    "Vy",
    "Yến",
    "Nhung",
    "Oanh",
    "Tuyết",
    "Phượng",
    "Liên",
    "Nga",
    "Hạnh",
    "Loan",
    "Duyên",
    "Quyên",
    "Thủy",
    "Thúy",
    "Ánh",
    "Xuân",
    "Đào",
    "Mận",
    "Diễm",
    "Trinh",
    "Tiên",
    "Như",
    "Ý",
    "Châu",
    "Hằng",
    "Bé Ba",
];

/// Fields of work.
pub(crate) const FIELDS: &[&str] = &[
    "Nông nghiệp",
    "Giáo dục",
    "Y tế",
    "Quốc phòng - An ninh",
    "Văn hóa - Thể thao",
    "Kinh tế - Doanh nghiệp",
    "An sinh xã hội",
    "Khoa học - Công nghệ",
    "Xây dựng nông thôn mới",
    "Cải cách hành chính",
];

/// Titles of awards.
pub(crate) const AWARDS: &[&str] = &[
    "Điển hình tiên tiến",
    "Huân chương Lao động hạng Ba",
    "Bằng khen Thủ tướng Chính phủ",
    "Chiến sĩ thi đua toàn quốc",
    "Bằng khen UBND tỉnh",
    "Chiến sĩ thi đua cấp tỉnh",
    "Nhà giáo ưu tú",
    "Thầy thuốc ưu tú",
];

/// Places of a province as it was in 2023.
pub(crate) const PLACES: &[&str] = &[
    "TP. Vị Thanh",
    "TP. Ngã Bảy",
    "TX. Long Mỹ",
    "huyện Châu Thành",
    "huyện Châu Thành A",
    "huyện Phụng Hiệp",
    "huyện Vị Thủy",
    "huyện Long Mỹ",
    "xã Tân Bình",
    "xã Vị Thắng",
    "xã Hỏa Tiến",
    "xã Phương Phú",
    "xã Đông Phước",
    "xã Lương Tâm",
    "phường Trà Lồng",
    "phường Hiệp Thành",
    "thị trấn Cây Dương",
    "thị trấn Nàng Mau",
    "xã Thạnh Hòa",
    "xã Xà Phiên",
];

/// Who works there.
pub(crate) const ORGANISATIONS: &[&str] = &[
    "Hội Nông dân",
    "Trường THPT",
    "Trạm Y tế",
    "Công an",
    "Ban Chỉ huy Quân sự",
    "Hội Liên hiệp Phụ nữ",
    "Đoàn Thanh niên",
    "Hợp tác xã",
    "Trung tâm Văn hóa",
    "Hội Chữ thập đỏ",
    "Ủy ban nhân dân",
    "Hội Cựu chiến binh",
    "Công đoàn",
    "Trường Tiểu học",
    "Mặt trận Tổ quốc",
];

/// What citations say, `{a}` and `{b}` being numbers.
pub(crate) const PHRASES: &[&str] = &[
    "có nhiều thành tích xuất sắc trong phong trào thi đua yêu nước",
    "tiên phong chuyển đổi {a} công đất lúa kém hiệu quả sang trồng mãng cầu xiêm",
    "vận động bà con hiến {b} mét vuông đất làm đường giao thông nông thôn",
    "hỗ trợ {a} hộ thoát nghèo bền vững nhờ mô hình nuôi lươn không bùn",
    "đạt doanh thu bình quân {b} triệu đồng mỗi năm sau khi trừ chi phí",
    "xây dựng {a} căn nhà tình thương tặng gia đình chính sách",
    "tổ chức lớp học miễn phí cho trẻ em có hoàn cảnh khó khăn",
    "sáng kiến số hóa hồ sơ giúp rút ngắn thời gian giải quyết thủ tục hành chính",
    "trực tiếp cứu chữa hàng trăm bệnh nhân trong đợt dịch",
    "{a} năm liền hoàn thành xuất sắc nhiệm vụ được giao",
    "bồi dưỡng {a} học sinh đạt giải cấp quốc gia môn Ngữ văn",
    "kết nối tiêu thụ nông sản khóm Cầu Đúc qua sàn thương mại điện tử",
    "dũng cảm cứu người đuối nước trên kênh xáng Xà No",
    "giữ gìn và truyền dạy nghệ thuật đờn ca tài tử cho thế hệ trẻ",
    "tham gia hiến máu tình nguyện {a} lần và vận động người thân cùng tham gia",
    "đóng góp hơn {b} triệu đồng cho quỹ khuyến học của địa phương",
    "ứng dụng hệ thống tưới tiết kiệm nước trên vườn cây ăn trái",
    "phá {a} chuyên án ma túy, giữ vững an ninh trật tự trên địa bàn",
    "nghiên cứu giống lúa chịu mặn phù hợp vùng Đồng bằng sông Cửu Long",
    "tạo việc làm ổn định cho {a} lao động nữ ở nông thôn",
    "lắp đặt đèn năng lượng mặt trời trên {a} tuyến đường kiểu mẫu",
    "là tấm gương sáng về tinh thần vượt khó, chăm chỉ lao động, hết lòng giúp đỡ bà con",
    "được nhân dân tin yêu, đồng nghiệp quý trọng",
    "khắc phục khó khăn, vươn lên làm giàu chính đáng trên mảnh đất quê hương",
    "duy trì bếp ăn từ thiện phục vụ {b} suất cơm mỗi tuần cho bệnh nhân nghèo",
    "thành lập tổ hợp tác đan lục bình xuất khẩu",
    "huấn luyện đội tuyển đua ghe ngo đoạt huy chương vàng khu vực",
    "xóa {a} cây cầu khỉ, thay bằng cầu bê tông kiên cố",
    "chăm sóc người già neo đơn và các gia đình gặp khó khăn",
    "đi đầu trong phong trào trồng cây xanh bảo vệ môi trường",
];

/// Whom photos are by: nobody.
pub(crate) const CREDITS: &[&str] = &[
    "Ảnh: Minh họa số Một",
    "Ảnh: Minh họa số Hai",
    "Ảnh: Minh họa số Ba",
    "Ảnh: Minh họa số Bốn",
    "Ảnh: Minh họa số Năm",
    "Ảnh: Minh họa số Sáu",
    "Ảnh: Minh họa số Bảy",
    "Ảnh: Minh họa số Tám",
];

/// How syllables begin.
pub(crate) const INITIALS: &str = "b c ch d đ g h kh l m n nh ph qu r s t th tr v x ng";

/// How they end.
pub(crate) const RHYMES: &str = "an ắng ấp âu ay ăn ạt anh eo ên iết iêm ình on ông ội ương uổi úc ưng ai ào âm ích oa ua ới ưu yền ọc";
