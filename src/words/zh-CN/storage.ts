// Keeping the ledger on this machine: what is saved, what is not and why, other windows, packages and folders.

const firstOf = (names: readonly string[]): string =>
  names.slice(0, 5).join("、") + (names.length > 5 ? "等" : "");
const size = (bytes: number): string =>
  bytes < 2 ** 20
    ? `${Math.max(1, Math.round(bytes / 1024))} KB`
    : bytes < 2 ** 30
      ? `${(bytes / 2 ** 20).toFixed(1)} MB`
      : `${(bytes / 2 ** 30).toFixed(1)} GB`;

export const storage = {
  size,
  state: {
    label: "本机台账",
    saved: (time: string | null) => (time === null ? "修改保存在本机" : `已保存到本机 · ${time}`),
    saving: "正在保存…",
    catchingUp: "副本补齐中",
    failed: (reason: string) => `没有保存：${reason}`,
    off: "演示数据，不保存",
    offReason: "这是网页传入的数据，修改不会保存。请刷新页面回到本镇台账。",
    retry: "重试",
    leave: "还有修改没有保存到本机。",
  },
  reasons: {
    quota: "本机存储空间已满。请清理磁盘或浏览器数据后点“重试”；也可先“下载存档包”。",
    noStore:
      "这个浏览器窗口不能保存数据（可能是无痕窗口，或被策略禁止）。请换普通窗口，或在关闭前“下载存档包”。",
    blocked: "本镇台账正被旧版本页面占用。请关闭其他窗口后刷新。",
    newer: "本机台账由更新版本的程序保存，这里只能查看。请刷新页面取得新版本后再修改。",
    broken: (cause: string) =>
      `本机台账打不开（${cause}）。现在显示的是数据文件。请先“重试”；仍打不开时“导出抢救包”，再“重新开始保存”。`,
    slow: "本机台账迟迟打不开。现在显示的是数据文件，修改不会保存。请关闭其他窗口后刷新。",
    versionChange: "另一窗口已换用新版本程序。请先“下载存档包”留底，再刷新本页。",
    missing: "程序有一部分没有取到，正在重试。请检查网络，仍不行时刷新本页。",
    deleted:
      "本机台账刚被删除（另一窗口重新开始，或浏览器清除了数据）。请先“下载存档包”留底，再刷新本页。",
    damaged: (cause: string) =>
      `本机台账读写出错（${cause}）：磁盘或浏览器的数据库可能损坏。请点“重试”；仍不成功时“下载存档包”留底。`,
    full: "本机存储空间已满，本机台账打不开。现在显示的是数据文件，修改不会保存。请清理磁盘或浏览器数据后刷新。",
    closed: "浏览器关闭了本机台账（可能清除过浏览数据）。请先“下载存档包”留底，再刷新本页。",
    replaced:
      "本机台账已在另一窗口清空或重建，这里的修改没有写入。请先“下载存档包”留底，再刷新本页。",
    unknown: (cause: string) => `写入失败（${cause}）。请点“重试”；仍不成功时“下载存档包”留底。`,
  },
  issues: {
    file: "本机台账",
    projects: (n: number) =>
      `${n} 条项目记录读不出来，未列入地图和统计，原记录仍留在本机。请在“本机台账”中导出抢救包交技术人员处理。`,
    edits: (n: number) =>
      `${n} 条修改记录读不出来，历史中缺这些步骤；项目现状不受影响，原记录仍留在本机。`,
    restoring: "本机台账的数据库丢失了内容，正在从副本恢复，最多两分钟，请不要关闭…",
    restored: (seq: number) =>
      `浏览器的本机数据库损坏，被浏览器清空。已从副本恢复到第 ${seq} 次修改，没有丢失。建议现在“下载存档包”留底。`,
    gone: (seq: number, of: number, at: string) =>
      `本机台账少了：${at} 已保存到第 ${of} 次修改，现在只有${seq === 0 ? "数据文件" : `到第 ${seq} 次的内容`}。浏览器可能因数据库损坏或空间不足清除了它，副本里也没有。请“打开存档包”恢复。`,
    journal:
      "修改历史读不出来，不能撤销以前的修改；项目现状不受影响，原记录仍留在本机。请导出抢救包。",
    changes: (n: number) =>
      `修改记录中有 ${n} 处变化读不出来，撤销和对比时缺这些内容；原记录仍留在本机。`,
  },
  otherTab: (n: number, by: string) =>
    by === ""
      ? `另一窗口修改了 ${n} 个项目，已更新。`
      : `另一窗口（${by}）修改了 ${n} 个项目，已更新。`,
  merged: "另一窗口先保存了修改，这里的修改已与它合并。",
  banner: {
    label: "台账提示",
    newer: (n: number) => `数据文件已更新，与本机台账有 ${n} 个项目不同。`,
    merge: "查看并合并",
    comparing: "正在读取数据文件…",
    later: "暂不",
    conflicts: (n: number) => `有 ${n} 处与另一窗口改得不一样，请选择。`,
    choose: "逐条选择",
    rescue: "导出抢救包",
    restart: "重新开始保存",
    restartSure:
      "将删除打不开的本机台账：有副本时从副本恢复，没有时从数据文件重新开始。请确认已导出抢救包。",
    retry: "重试",
    close: "知道了",
  },
  conflict: {
    title: "两个窗口改了同一内容",
    help: "已保存的值暂时保留。请逐条选择，选定后作为一次修改记入历史，可以撤销。",
    theirs: "已保存的",
    mine: "这里的",
    who: (by: string, at: string) => `${by === "" ? "未署名" : by}，${at}`,
    unknownWho: "已保存的版本",
    geometry: "位置图形",
    attachments: "附件",
    extra: "其他属性",
    project: "整个项目",
    removed: "（删除）",
    kept: "（保留项目）",
    nothing: "（未填报）",
    shape: (type: string, n: number) => `${type}，${n} 个点`,
    types: {
      Point: "点",
      MultiPoint: "多点",
      LineString: "线",
      MultiLineString: "多线",
      Polygon: "面",
      MultiPolygon: "多面",
    },
    count: (n: number) => `${n} 项`,
    apply: "确定",
    edit: (n: number) => `选择另一窗口冲突中的 ${n} 处`,
    close: "以后再选",
  },
  dialog: {
    title: "本机台账",
    help: "所有修改只保存在这台电脑的浏览器里，不上传。换电脑或清理浏览器前，请下载存档包。",
    editor: "填报人",
    editorHelp: "记入修改历史和核实记录。只保存在本机。",
    meter: (used: number, quota: number) =>
      `已用 ${size(used)}，可用约 ${size(Math.max(0, quota - used))}`,
    meterUnknown: "浏览器没有告知存储用量。",
    persisted: "浏览器已同意长期保留。",
    notPersisted: "浏览器空间紧张时可能清除，请定期下载存档包。",
    persist: "申请长期保留",
    twin: "另有一份副本，每次修改同时写入；浏览器清空损坏的数据库时从副本恢复。",
    noTwin: "这个浏览器不能另存副本：数据库损坏时无法自动恢复，请定期下载存档包。",
    plainHttp:
      "本页用 http 打开，浏览器不提供副本、断网打开和长期保留。改用 https 地址，或用“导出会议包”的单个文件（可放 U 盘），即可齐备；现在请定期下载存档包。",
    backlog: (n: number) =>
      `副本补齐中：还差以前的 ${n} 次修改记录。项目现状和新的修改已在副本中，可以照常工作。`,
    staleTwin: "副本还没有跟上（空间不足或浏览器不允许）：请下载存档包留底。",
    files: (n: number, bytes: number) => `附件 ${n} 个，${size(bytes)}（上限 200 MB）`,
    download: "下载存档包",
    open: "打开存档包…",
    saveFolder: "保存到文件夹…",
    openFolder: "从文件夹打开…",
    rescue: "导出抢救包",
    clear: "清空本机台账，回到数据文件",
    close: "关闭",
    done: (name: string) => `已保存：${name}`,
    missing: (edits: number, files: readonly string[]) =>
      [
        edits > 0 ? `缺 ${edits} 次以前的修改记录：本机读不出来，项目现状不受影响。` : "",
        files.length > 0 ? `缺附件 ${files.length} 个，本机已读不到：${firstOf(files)}。` : "",
      ].join(""),
    opened: (n: number) => `已打开存档包：${n} 个项目。`,
    failed: (reason: string) => `没有完成：${reason}`,
    cancelled: "已取消。",
    packing: "正在打包项目、修改历史和附件…",
    reading: "正在读取存档包…",
    opening: "正在打开存档包…",
    rescuing: "正在读出本机台账…",
    clearing: "正在清空…",
    openEdit: (name: string) => `打开存档包“${name}”`,
    clearSure:
      "本机的全部修改、历史、附件、放映稿和会议记录将被删除，回到数据文件。建议先下载存档包。",
    clearNow: "确认清空",
    cancel: "不清空",
    clearFailed: "没有清空：本机台账打不开。请刷新后再试。",
    noFolderFile: "这个文件夹里没有“台账.onemap”。请选保存时的文件夹。",
    openSure: (n: number, name: string) =>
      `将用“${name}”中的 ${n} 个项目替换现在的台账。这是一次修改，可以撤销。`,
    openNow: "确认打开",
  },
  names: {
    ledger: "台账.onemap",
    files: "附件",
    package: (town: string, day: string) => `${town}台账-${day}.onemap`,
    rescue: (town: string, day: string) => `${town}抢救包-${day}.json`,
  },
  files: {
    tooBig: (name: string, bytes: number) =>
      `“${name}”有 ${size(bytes)}，超过单个附件 20 MB 的上限。请压缩，或改为链接。`,
    townFull: (name: string, left: number) =>
      `本镇附件总量上限 200 MB，只剩 ${size(left)}，放不下“${name}”。请删除旧附件，或改为链接。`,
    empty: (name: string) => `“${name}”是空文件，没有保存。请检查原文件。`,
    noStore: "这个窗口不能保存附件。请改为链接，或换普通窗口。",
    failed: (name: string, reason: string) => `附件“${name}”没有保存：${reason}`,
    unreadable: (name: string) => `附件“${name}”读不出来。请重新选择文件。`,
  },
  package: {
    broken: "存档包损坏或不是存档包。请重新下载或换一份。",
    tooBig: "存档包展开后超过 500 MB 的上限，未读取。",
    noLedger: "存档包里没有台账，不是本程序的存档包。请选 .onemap 文件。",
    notOurs: "不是“一张图”的存档包。请选 .onemap 文件。",
    newer: (found: string) =>
      `存档包由更新版本的程序保存（版本 ${found}）。请先刷新页面取得新版本。`,
    badVersion: (found: string) => `存档包的版本号读到“${found}”，应为整数。请换一份存档包。`,
    tooMany: (n: number) => `存档包有 ${n} 个项目，超过 200000 个的上限，未读取。请拆分。`,
    project: (row: number, found: string) =>
      `第 ${row} 个项目${found === "" ? "" : `“${found}”`}读不出来，未列入。请在原处重新保存存档包。`,
    duplicate: (row: number, id: string) =>
      `第 ${row} 个项目的编号“${id}”与前面重复，未列入。请改成不同的编号后重新保存。`,
    edit: (n: number) => `第 ${n} 条修改记录读不出来，历史中缺这一步。`,
    changes: (n: number, lost: number) => `第 ${n} 条修改记录中有 ${lost} 处变化读不出来。`,
    gap: (seq: number) => `修改记录在第 ${seq} 号处不连续，此前的历史未列入；项目现状不受影响。`,
    file: (name: string) => `附件“${name}”在存档包里找不到或超过 20 MB，未列入。`,
    more: (left: number) => `另有 ${left} 处同样的问题，未逐条列出。`,
  },
};
