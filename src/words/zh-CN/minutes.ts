// Words of what is noted in a meeting: pins, the list, what is handed out as 督办清单, and how it is kept.

export const minutes = {
  kinds: { decision: "决定", todo: "待办", question: "疑问" },
  letters: { decision: "决", todo: "办", question: "疑" },
  panel: {
    label: "会议记录", close: "关闭会议记录", meeting: "本次会议", meetingHelp: "换一个名称就是另一次会议；没有办结的事项自动结转。",
    firstName: (day: string) => `${day} 会议`, unnamed: "（未写会议名称）",
    empty: "还没有记录。点“记一条”写第一条。", own: (n: number) => `本次会议 ${n} 条`, carried: (n: number) => `以前会议未办结 ${n} 条`, others: (n: number) => `其他会议 ${n} 条`,
    add: "记一条", edit: "修改", save: "保存修改", cancel: "取消", remove: "删除", removeSure: "删除这条记录？不能撤销。", removeYes: "删除",
    kind: "类型", text: "内容", office: "责任单位", owner: "责任人", dueOn: "完成时限", done: "已办结", place: "位置",
    noOffice: "未定", unstated: "未填报", noText: "请先写内容。",
    atProject: (name: string) => `项目“${name}”`, atTask: (number: string) => `第 ${number} 项任务`, atPoint: (text: string) => `地图上 ${text}`, nowhere: "不落图",
    pin: "在地图上点位置", pinning: "点地图放图钉；Esc 取消", ofProject: "用选中的项目", ofTask: "用正在读的条款", clear: "不落图",
    gone: "（已不在台账中）", show: "看位置", from: (meeting: string) => `出自：${meeting}`,
    overdue: "已逾期", due: (day: string) => `限 ${day}`, by: (by: string) => `记录：${by}`,
  },
  pins: { label: "会议记录图钉", pin: (kind: string, text: string) => `${kind}：${text}` },
  export: {
    xlsx: "导出督办清单 .xlsx", docx: "导出督办清单 .docx", done: (name: string) => `已导出：${name}`, failed: (cause: string) => `没有导出：${cause}。记录仍在，请再试一次。`,
    sheet: "督办清单", title: (town: string) => `${town}会议督办清单`, file: (town: string, meeting: string) => `${town}督办清单-${meeting}`,
    notes: (meeting: string, on: string, count: number, open: number) => `会议：${meeting}　制表日期：${on}　共 ${count} 条，未办结 ${open} 条`,
    internal: "内部工作用图，不得公开传播。",
    heads: { number: "序号", kind: "类型", text: "事项", office: "责任单位", owner: "责任人", dueOn: "完成时限", about: "关联任务、项目", place: "位置（WGS-84）", state: "办理情况", meeting: "提出会议", madeOn: "提出日期", by: "记录人" },
    states: { done: "已办结", overdue: "已逾期", open: "办理中", noDue: "办理中（未定时限）", noted: "已记录" },
    task: (number: string, title: string) => `任务${number} ${title}`, unstated: "未填报", cut: "…（原文过长，此处截断）", nothing: "没有需要督办的事项。",
  },
  kept: {
    otherWindow: "（另一窗口）", hadHere: "（打开存档包前）",
    saving: "会议内容正在保存…", failed: (reason: string) => `会议内容没有保存：${reason}`, retry: "重试",
    came: "另一窗口修改了会议方案或记录，已更新。", both: (n: number) => `有 ${n} 处会议内容两个窗口都改了：这里的保留，另一窗口的另存一份，名称后注“（另一窗口）”。`,
    unreadable: (n: number) => `${n} 份会议方案或记录读不出来，没有列出，原记录仍留在本机。请在“本机台账”中导出抢救包。`,
    parts: (n: number) => `会议方案或记录中有 ${n} 处场景、笔迹、位置或时限读不出来，没有列出；在这份方案或记录下次修改前，原记录仍留在本机。请先导出抢救包。`,
  },
  package: {
    deck: { none: (n: number) => `第 ${n} 份会议方案读不出来或编号重复，未列入。请在原处重新保存存档包。`, part: (n: number, lost: number) => `第 ${n} 份会议方案中有 ${lost} 个场景或笔迹读不出来，未列入。请在原处核对后重新保存。` },
    minute: { none: (n: number) => `第 ${n} 条会议记录读不出来或编号重复，未列入。请在原处重新保存存档包。`, part: (n: number, lost: number) => `第 ${n} 条会议记录中有 ${lost} 处位置或时限读不出来，按未填报列入。请核对后补填。` },
  },
};
