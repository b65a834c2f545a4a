// What the plan reader says about a document.

export const planIssues = {
  taskPath: (id: string) => `任务 ${id}`,
  sectionPath: (written: string) => `（${written}）`,
  fileOldWord: () =>
    "这是旧版 Word、WPS 或加密的文件，无法直接读取。请用 Word 或 WPS 打开，另存为 .docx 或 .txt（纯文本）后再导入。",
  filePdf: () =>
    "这是版式文件（PDF 或 OFD），文字的先后次序不可靠，未读取。请用原来的 Word 文件，或把正文复制到记事本，另存为 .txt 后再导入。",
  filePicture: () =>
    "这是图片，没有可读的文字。请用原来的 Word 文件，另存为 .docx 或 .txt 后再导入。",
  fileSpreadsheet: () => "这是电子表格，不是方案正文。请在项目台账处按表格导入。",
  fileBroken: () =>
    "文件已损坏，或不是 Word 文档，未读取。请用 Word 或 WPS 打开，另存为 .docx 或 .txt（纯文本）后再导入。",
  fileTooBig: () =>
    "文件解开后过大，不像一份方案，未读取。请只保留方案正文，另存为 .docx 或 .txt 后再导入。",
  fileNotText: () =>
    "文件不是可读的文字。请用 Word 或 WPS 打开，另存为 .docx 或 .txt（纯文本，UTF-8）后再导入。",
  wordTable: () =>
    "文档在这里有一张表格，未读取，其余正文照常读取。请把表格另存为 .xlsx 后按表格导入。",
  wordNumbers: (count: number) =>
    `文档有 ${count} 处编号是 Word 自动生成的，已按编号规则写成文字。请与原文核对。`,
  wordNumbersLost: (count: number) =>
    `文档有 ${count} 处自动编号找不到规则，编号已丢失。请在 Word 中把编号转为文字，或另存为 .txt 后再导入。`,
  wordRevisions: () => "文档带有修订痕迹，已按接受全部修订读取。请先确认定稿。",
  table: () =>
    "从这里起像是被压平的表格，单元格已无法分清，未读取。请打开原表格，另存为 .xlsx 后按表格导入。",
  noTasks: () =>
    "没有找到任务：需要“一、（一）1.”一类的编号，或“牵头单位：…”一类的部门标注。请检查是否选对了文件。",
  sectionGap: (before: string, here: string) =>
    `章节编号从（${before}）跳到（${here}），中间的编号原文没有。按原文保留。`,
  sectionOrder: (before: string, here: string) =>
    `章节编号（${before}）之后是（${here}），次序与常例不同。按原文保留。`,
  numberStart: (here: string) => `第一项任务的编号是 ${here}，不是 1。请核对原文是否缺页。`,
  duplicateNumber: (number: string, id: string) =>
    `编号 ${number} 出现了两次。第二个记作 ${id}，两项都保留。`,
  numberGap: (before: string, here: string) =>
    `任务编号从 ${before} 跳到 ${here}。请核对原文是否缺项。`,
  numberOrder: (before: string, here: string) =>
    `任务编号 ${before} 之后是 ${here}。按原文次序保留。`,
  cutOff: (number: string) =>
    `最后一项任务 ${number} 像是被截断：句子或部门标注没有写完，写完整的部门已保留。请核对原文。`,
  noOffice: (number: string) => `任务 ${number} 没有写明部门。请向制定单位核实。`,
  openBracket: (number: string) => `任务 ${number} 的部门标注缺右括号，已读到段末。请核对。`,
  noLead: (number: string) => `任务 ${number} 只写了配合部门，没有牵头部门。请核实。`,
  severalLeads: (number: string, names: string) =>
    `任务 ${number} 写了多个牵头部门：${names}。均按牵头计。`,
  bareOffices: (number: string) =>
    `任务 ${number} 的括号里只有部门名，没有写谁牵头。按责任单位读，第一个计作牵头。请核实。`,
  officeInHeading: (number: string) => `任务 ${number} 自身没有部门，按上级标题所写的部门计。`,
  officeAlias: (written: string, office: string) =>
    `原文写作“${written}”，按“${office}”合并计算。如不是同一部门，请管理员在部门名单中分开。`,
  officePrefix: (written: string, office: string) => `“${written}”承前省略，按“${office}”计。`,
  officeUnknown: (written: string) =>
    `“${written}”不在部门名单中，按原文单列。需要归并时，请管理员补入部门名单。`,
  officeLookalike: (name: string, other: string) =>
    `“${name}”只出现一次，可能与“${other}”是同一部门。未合并，请确认。`,
  more: (left: number) => `同类问题还有 ${left} 处，未逐条列出。请先处理已列出的，再重新读取。`,
  outsideText: (text: string) => `正文之后还有“${text}…”，不属于任何任务。`,
};
