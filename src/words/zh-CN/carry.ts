// 导出会议包, the offline copy of the site, and what each of them has to say.
import { licences } from "./licences.ts";

/** Without a 审图号 a copy whose internal contents are gone may still not be published, and is not called so. */
const copyOf = (kind: "internal" | "public", approved: boolean): string =>
  kind === "internal" ? "" : approved ? "（公开）" : "（已脱敏，未送审）";

export const carry = {
  title: "导出会议包",
  close: "关闭",
  make: "导出",
  makeAnyway: "知道了，仍然导出",
  hidden: "（略）",
  intro:
    "生成一个网页文件，拷到 U 盘，双击即可打开，不需要网络和服务器。底图、项目、方案原文、会议和放映都在里面。",
  carriedNote:
    "本页是会议包。在这里作的修改只保存在这台电脑的浏览器里，不写回文件；换电脑前请再导出一次。",
  scope: {
    label: "范围",
    filtered: (n: number) => `筛选结果（${n} 个项目）`,
    all: (n: number) => `全部（${n} 个项目）`,
  },
  edition: {
    label: "形式",
    page: "单个网页文件（.html）",
    folder: "压缩包（.zip）：网页文件，另附可放到服务器上的整个网站",
    noFolder: "从会议包里只能再导出单个网页文件；压缩包请在原网站上导出。",
  },
  use: { label: "用途", internal: "内部使用：内容不删减", public: "对外公开：删去内部内容" },
  publicHelp:
    "一律删去：责任人、联系电话、核实人、存在问题、下一步计划、备注、附件、修改历史、会议纪要、演讲备注。其他文字里重复出现的也换成“（略）”。",
  money: "删去金额（投资、资金来源，以及文字里的金额）",
  extra: "删去台账以外的附加字段",
  unconfirmed: "删去未核实的位置（项目仍在清单里）",
  approval: {
    label: "审图号",
    help: "公开展示、登载地图须先送审。请填写审图号，或者声明未取得。",
    number: "已取得审图号",
    placeholder: "如：粤S（2026）001号",
    none: "未取得，不公开发布",
    needed: "请先回答审图号：填写号码，或选“未取得，不公开发布”。",
    empty: "审图号是空的。请填写号码，或选“未取得，不公开发布”。",
  },
  making: "正在生成…",
  cancelled: "已取消，没有生成文件。",
  cancel: "取消",
  made: (name: string, megabytes: string) => `已生成：${name}（${megabytes} MB）`,
  failed: (reason: string) =>
    `没有生成：${reason}。数据没有变化，请检查磁盘空间后重试；仍不成功时，请管理员重新部署网站后再导出。`,
  check: "导出前请看：",
  scenesLeft: (n: number) => `有 ${n} 页说的是没有导出的项目，已略去。要带上，请改为导出全部。`,
  noHistory: (n: number) =>
    `有 ${n} 页只显示“某版本以来的变化”。会议包不带修改历史，这几页将显示全部项目。`,
  attachments: (n: number) =>
    `有 ${n} 个附件存在本机浏览器里，不随会议包走。需要时请用“本机台账”另存台账包。`,
  stillThere: (project: string, field: string, word: string) =>
    `项目“${project}”的“${field}”里还有应删去的“${word}”。名称和原文不自动改动，请改好后再导出。`,
  stillSomewhere: (word: string) => `底图、方案或会议里还有应删去的“${word}”。请改好后再导出。`,
  names: {
    page: (town: string, day: string, kind: "internal" | "public", approved: boolean) =>
      `${town}一张图会议包${copyOf(kind, approved)}-${day}.html`,
    folder: (town: string, day: string, kind: "internal" | "public", approved: boolean) =>
      `${town}一张图会议包${copyOf(kind, approved)}-${day}.zip`,
    readme: "说明.txt",
  },
  readme: (page: string, notices: readonly string[]) =>
    [
      `双击“${page}”即可打开，不需要网络。`,
      "site 文件夹是完整的网站：放到任何一台网页服务器上即可使用，数据在 site/geodata 里，可以直接替换。",
      ...(notices.length > 0 ? ["", licences.heading, ...notices] : []),
      "",
    ].join("\r\n"),
  update: { label: "新版本", text: "有新版本，刷新后生效。", now: "刷新", later: "稍后" },
};
