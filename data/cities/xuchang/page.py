"""What the seed newspaper page states, as documents. Nothing here is invented but what says so.

Every document carries `fact`: the ids of the facts that it rests on (README.md lists them).
Offices are named, persons are not. Wording is our own but for titles of notices and mottos.

Every document says how well the page dates it, too: `precision` is "day", "month" (the page has
no more than "these days", "since the 5th") or "none". A document needs an `at` all the same; where
the page does not give the day, it is ours, and `inferred` says so.

SPDX-License-Identifier: GPL-3.0-or-later
"""

CITY = "411000"
UNITS = ["411002", "411003", "411024", "411025", "411071", "411081", "411082", "4110-DC", "4110-SF"]
WAN_YUAN = 10_000 * 100  # in fen
COMMUNITY_NANJIE = "411081001002"
COMMUNITY_CHENZHAI = "411082100-cz"
STREET_LONGHU = "411071400"
SITES = {"瑞兴苑": "411071400-k1", "西尚美": "411071400-k2", "许由庄园": "411071400400-s1",
         "西湖社区": "411002005002-s1", "陈寨路社区": COMMUNITY_CHENZHAI + "-k1"}


def day(n, time="00:00"):
    return f"2021-08-{n:02}T{time}:00+08:00"


def dated(document, precision, fact):
    """Says how well it is dated, and on what it rests."""
    inferred = document.pop("inferred", [])
    if precision in ("month", "none"):
        inferred = ["at"] + inferred
    if inferred:
        document["inferred"] = inferred
    if precision != "minute":
        document["precision"] = precision
    return {**document, "fact": fact}


def tally(place, subject, at, values, fact, precision="day", **more):
    return dated({"type": "tally", "id": f"{place}/{subject}", "place": place, "subject": subject,
                  "at": at, "source": "import", "values": values, **more}, precision, fact)


def above(value):
    return {"value": value, "bound": ">"}


TALLIES = [
    tally(CITY, "cases", day(5), {"confirmed_cases": 1}, "T01"),
    tally(CITY, "mobilisation", day(8),
          {"branches": 1804, "members": 25891, "teams": 2295, "medical_lent": 1127},
          "P02 P03 P05 P06 N08", times={"medical_lent": day(5)}, inferred=["times"]),
    tally("411024", "mobilisation", day(8),
          {"organisations": above(1000), "party_members": above(30000),
           "vanguard_teams": above(300), "cadres": above(3000)}, "P09 P10 P11 P12",
          precision="month",
          certainty={"cadres": "a part of party_members, probable"}),
    tally("411025", "mobilisation", day(6), {"medical_lent": 173}, "N10",
          certainty={"medical_lent": "a part of the city's 1127, probable"}),
    tally("411003203", "mobilisation", day(8), {"women_teams": 7}, "P20", precision="month"),
    tally(COMMUNITY_NANJIE, "grids", day(6),
          {"grids": 11, "duty_checkpoints": 12, "residents": above(20000)}, "G01 G04 K09"),
    tally(CITY, "donations", day(8),
          {"donations_fen": 252664 * WAN_YUAN // 100, "donor_model_workers": 75, "donor_award_units": 90},
          "F05 F06 F07 F22"),
    tally(CITY, "funds", day(8), {"allotted_fen": 206 * WAN_YUAN}, "F01"),
    tally("411003203014-k1", "checkpoint", day(8),
          {"check_temperature": 1, "check_register": 1}, "K14", precision="month",
          note="来源只说两项，另两项未上报"),
]


def document(what, number, at, fact, precision="day", **members):
    return dated({"type": what, "id": f"{what}-{number}", "at": at, "source": "import", **members},
                 precision, fact)


FUNDS = [
    document("fund", 1, day(8), "F01 F20 F22", payer="市总工会", purpose="both",
             category="疫情防控和防汛救灾专项资金", allotted_fen=206 * WAN_YUAN, bound="="),
    document("fund", 2, day(8), "F02", payer="市总工会", purpose="both", within="fund-1",
             category="“万人助企联乡帮村”补助资金", allotted_fen=58 * WAN_YUAN, bound="="),
    document("fund", 3, day(8), "F03", payer="市总工会", purpose="both", within="fund-1",
             category="慰问疫情防控和防汛救灾一线人员", spent_fen=35 * WAN_YUAN, bound="="),
    document("fund", 4, day(8), "F04", payer="各县（市、区）工会和市直单位工会", purpose="both",
             category="疫情防控和防汛救灾", spent_fen=103 * WAN_YUAN, bound="=",
             note="来源未说明是否含在 206 万元内，单列，不计入合计"),
]


def goods(*items):
    return [{"item": item} for item in items]


DONATIONS = [
    document("donation", 1, day(8), "F17 F19", "month", donor="长葛市纪委监委", donor_kind="unit",
             form="goods", goods=goods("口罩", "酒精", "矿泉水"), purpose="epidemic",
             to=SITES["陈寨路社区"], note="数量未登记"),
    document("donation", 2, day(8), "F18", "month", donor="市民", donor_kind="person", form="goods",
             goods=goods("冰袋", "风扇"), purpose="epidemic", to=CITY,
             note="赠采样点一线工作人员，数量未登记"),
    document("donation", 3, day(8), "F18", "month", donor="市民", donor_kind="person", form="goods",
             goods=goods("食物", "饮料"), purpose="epidemic", to=CITY,
             note="赠采样点一线工作人员，数量未登记"),
]

ORDERS = [
    document("order", 1, day(6), "P07 T07", kind="notice",
             title="关于在疫情防控中进一步发挥基层党组织战斗堡垒作用和广大党员先锋模范作用的通知",
             text="要求各级党组织和党员把疫情防控作为当前最重要的工作，广泛动员群众。"
                  "来源在此转版，其余内容缺。",
             complete=False, issuer="市委组织部", issued=day(6), recipients=UNITS,
             inferred=["recipients"]),
    document("order", 2, day(8), "P08", "month", kind="notice",
             title="关于在常态化疫情防控中进一步发挥基层党组织战斗堡垒作用和党员先锋模范作用的通知",
             text="鄢陵县印发的本县通知。来源没有日期、文号和正文。",
             complete=False, issuer="鄢陵县委组织部", recipients=["411024"],
             inferred=["recipients"]),
    document("order", 3, day(8), "F10 F11", "none", kind="notice",
             title="市总工会要求各级工会组织和工会干部投入疫情防控和防汛救灾的通知（标题为概述）",
             text="来源没有标题、日期、文号和正文。", complete=False, issuer="市总工会",
             recipients=UNITS, inferred=["title", "recipients"]),
    document("order", 4, day(5), "T08", "month", kind="notice",
             title="市疫情防控指挥部连续下发的通知（标题为概述）",
             text="来源说通知不止一份，没有份数、标题、文号和正文。", complete=False,
             issuer="市疫情防控指挥部", recipients=UNITS, inferred=["title", "recipients"]),
]

FOUR_CHECKS = ["check_temperature", "check_code", "check_register", "check_certificate"]


def visit(number, place, findings, fact):
    return document("inspection", number, day(7), fact, place=place, unannounced=True,
                    inspector_role="市委组织部负责人", findings=findings)


def asked_for_checks():
    """The page says what was looked at and asked for, not what was found: so no verdict."""
    return [{"measure": "guards", "note": "了解防控人员到岗情况；来源没有检查结论"}] + [
        {"measure": measure, "note": "要求严格落实；来源没有检查结论"} for measure in FOUR_CHECKS]


INSPECTIONS = [
    visit(1, SITES["瑞兴苑"], asked_for_checks(), "K01 K02 K03 K04 K08"),
    visit(2, SITES["西尚美"], asked_for_checks(), "K01 K02 K03 K04 K08"),
    visit(3, "411071400001", asked_for_checks(), "K01 K02 K03 K04 K08"),
    visit(4, SITES["许由庄园"],
          [{"measure": "sampled", "verdict": "commended", "note": "居民规范有序检测，给予肯定"}],
          "K05 K08 K19"),
    visit(5, STREET_LONGHU,
          # A report of the whole: of no measure.
          [{"note": "听取整体情况汇报，要求守土有责、守土尽责；来源没有检查结论"}],
          "K06 K08 K20"),
]


def entry(number, at, kind, area, text, fact, precision="day"):
    return document("entry", number, at, fact, precision, kind=kind, area=area, text=text)


ENTRIES = [
    entry(1, day(5), "incident", CITY, "发现 1 例确诊病例。", "T01"),
    entry(2, day(5), "decision", CITY, "市委常委会（扩大）会议：以“围住封死、迅速扑灭”为目标，"
          "开展中心城区全员核酸检测。", "T02 T05 T06"),
    entry(3, day(5), "milestone", CITY, "当天开始中心城区全员核酸检测。", "T02 T04"),
    entry(4, day(5), "decision", CITY, "指挥部连续下发通知，出台一系列措施（份数未上报）。", "T08",
          "month"),
    entry(5, day(5), "decision", CITY, "从禹州、长葛、鄢陵、襄城抽调 1127 名医护人员，连夜分赴各社区。",
          "N08 N09 N11", "month"),
    entry(6, day(6), "decision", CITY, "决策：阻断疫情传播链条、防止疫情蔓延扩散；市委组织部下发通知。",
          "T07 P07"),
    entry(7, day(6), "milestone", "411025", "173 名医务人员驰援。", "N10"),
    entry(8, day(6), "decision", COMMUNITY_NANJIE, "启动应急预案：11 个网格三级网格员到岗到位，"
          "设 12 个值班卡点，五类以上场所落实管控。", "G01 G02 G06 G07 K09"),
    entry(9, day(6, "18:30"), "broadcast", COMMUNITY_NANJIE,
          "小喇叭广播：外地回来的人员第一时间向社区报备，没事不要外出，互相监督。",
          "G09 G10 G11 G12", "minute"),
    entry(10, day(7), "contact", "411071", "市委组织部负责人暗访小区、社区和街道办事处。", "K07 K08"),
    entry(11, day(7), "milestone", "411002", "区住建局党员先锋队组织建筑领域工人检测。", "N17 P23"),
    entry(12, day(7), "shift", SITES["西湖社区"], "志愿者 07:00 到岗，至 24:00，连续 17 小时。", "P22"),
    entry(13, day(8), "contact", "411081001003", "社区负责人每天逐一暗访辖区各值班卡点。", "K10", "month"),
    entry(14, day(8), "contact", "411003203", "7 支巾帼志愿服务队逐户走访，摸排返乡人员，登记造册。",
          "G13 G14 G15 G16 P20 P28", "month"),
    entry(15, day(8), "milestone", CITY, "截至 8 月 8 日：9 个县（市、区）1804 个临时党支部、"
          "25891 名党员、2295 个志愿服务队。", "P01 P02 P03 P05 P06"),
    entry(16, day(8), "milestone", CITY, "4 天完成中心城区超百万人检测（来源的说法，未给出应检人数）。",
          "T03"),
]
for _entry in ENTRIES:
    if _entry["area"] == SITES["西湖社区"]:
        _entry["area"] = "411002005002"


def lent(county, zh, en):
    """How many of the 1,127 this county sent the page does not say."""
    return document("team", f"{county}-m1", day(5), "N08 N09", "month", kind="medical",
                    name=f"{zh}支援医务人员", names={"en": f"Medical staff lent by {en}"},
                    area=CITY, lent_by=county, note="人数未上报", inferred=["name"])


TEAMS = [document("team", f"411003203-w{n}", day(8), "P20", "month", kind="women",
                  name=f"河街乡巾帼志愿服务队（{n}）", names={"en": f"Hejie women's team {n}"},
                  area="411003203", inferred=["name"]) for n in range(1, 8)] + [
    document("team", "411002-v1", day(7), "P23 N17", kind="vanguard", name="魏都区住建局党员先锋队",
             names={"en": "Vanguard team, Weidu housing bureau"}, area="411002"),
    document("team", "411025-m1", day(6), "N10", kind="medical", name="襄城县支援医务人员",
             names={"en": "Medical staff lent by Xiangcheng"}, area=CITY, size=173,
             lent_by="411025", certainty={"size": "a part of the city's 1127, probable"},
             inferred=["name"]),
    lent("411081", "禹州市", "Yuzhou"),
    lent("411082", "长葛市", "Changge"),
    lent("411024", "鄢陵县", "Yanling"),
    document("team", "411002005002-1", day(7), "N15 N16 P21", kind="volunteer",
             name="西湖社区采样点志愿者", names={"en": "Volunteers at Xihu"},
             area="411002005002", inferred=["name"]),
]

LINKS = [document("link", n + 1, day(8), fact, precision, organisation=body, place=place,
                  scheme=scheme, state=state, note=note)
         for n, (body, place, scheme, state, note, fact, precision) in enumerate([
             ("长葛市纪委监委", COMMUNITY_CHENZHAI, "双报到、双报告、双服务", "active",
              "到卡点服务并送防疫物资", "P17 F17", "month"),
             ("长葛市自然资源和规划局", "411082", "联系村（社区）", "active", "联系村名未上报", "P18 P19",
              "month"),
             ("长葛市体育发展中心", "411082", "联系村（社区）", "active", "联系村名未上报", "P18 P19",
              "month"),
             ("长葛市人民检察院", "411082", "联系村（社区）", "active", "联系村名未上报", "P18 P19",
              "month"),
             ("市农业机械技术中心", "411082", "联系村（社区）", "active", "联系村名未上报", "P18 P19",
              "month"),
             ("市总工会", CITY, "万人助企联乡帮村", "active", "所联系的企业和乡村均有序开展",
              "F12 F13 F14 F21", "day"),
             ("鄢陵县机关", "411024", "五联双报到", "active", "机关党员干部参与辖区志愿服务", "P12 P15",
              "month"),
         ])]
