// What the readers of spreadsheets, text tables and cells say: place, what was found, remedy.

const short = (text: string) => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

export const tableFormats = {
  xlsx: {
    encrypted: () =>
      "工作簿设了打开密码，读不出来。请在 Excel 或 WPS 中打开，取消密码后另存为 .xlsx。",
    oldFormat: () =>
      "这是旧版 .xls 工作簿（可能只改了扩展名）。请在 Excel 或 WPS 中打开，另存为 .xlsx。",
    notZip: () => "不是有效的 .xlsx 文件。请在 Excel 或 WPS 中打开，另存为 .xlsx 后再放入。",
    broken: () => "文件已损坏，解不开。请重新复制或重新另存为 .xlsx。",
    tooBig: (megabytes: number) =>
      `解开后超过 ${megabytes} MB，未读取。请拆分工作簿，或删去空白的带格式行列后另存。`,
    noWorkbook: () => "文件里没有工作簿。请在 Excel 或 WPS 中打开，另存为 .xlsx。",
    sheetMissing: (name: string) => `工作表“${short(name)}”的内容缺失，未读取。请重新另存工作簿。`,
    sheetBroken: (name: string, row: number) =>
      `工作表“${short(name)}”在第 ${row} 行之后中断，此前的行已读取。请重新另存工作簿。`,
    badText: (name: string) =>
      `工作表“${short(name)}”里有坏字符，以“\ufffd”代替。请核对文字，或重新另存工作簿。`,
    noString: (name: string) =>
      `工作表“${short(name)}”有单元格指向不存在的文字，按空白处理。请重新另存工作簿。`,
    noResult: (name: string, cell: string) =>
      `工作表“${short(name)}”单元格 ${cell} 的公式没有保存计算结果，按空白处理。请在 Excel 或 WPS 中打开并保存一次。`,
    columnsClipped: (name: string, last: string) =>
      `工作表“${short(name)}”在 ${last} 列以后还有内容，未读取。请删去多余的列。`,
    rowsClipped: (name: string, row: number) =>
      `工作表“${short(name)}”太大，从第 ${row} 行起未读取。请拆分后再放入。`,
    textClipped: (name: string, row: number) =>
      `工作簿的文字超过 6000 万字，工作表“${short(name)}”从第 ${row} 行起未读取。请删去重复的长文字，或拆分后再放入。`,
    hidden: (name: string) => `工作表“${short(name)}”是隐藏的，也已读取。不需要时请取消选择。`,
    hiddenSkipped: (name: string) =>
      `隐藏的工作表“${short(name)}”不像台账，未读取。需要时请取消隐藏并写上表头。`,
  },
  csv: {
    openQuote: () => "引号没有成对，这一行按原样读取。请补上或删去多余的引号。",
    columnsClipped: (most: number) =>
      `这一行超过 ${most} 列，多出的部分未读取。请检查分隔符，或删去多余的列。`,
    strayQuote: () => "引号后面还有文字，已连在一起读取。请核对这一行。",
  },
  table: {
    empty: () => "表里没有内容。请检查文件或工作表。",
    noHead: (name: string) =>
      `${name ? `工作表“${short(name)}”` : "表格"}认不出表头，各列暂称“列A”“列B”……请指定哪一行是表头。`,
    noRows: (name: string) =>
      `${name ? `工作表“${short(name)}”` : "表格"}只有表头或说明，没有项目行。请检查文件或工作表。`,
    totalDiffers: (column: string, found: string, sum: string) =>
      `“${short(column)}”的合计写的是 ${found}，各行相加是 ${sum}。请核对。`,
    groupRow: (text: string) =>
      `“${short(text)}”按分组标题处理，不作为项目。若是项目，请把序号改为阿拉伯数字。`,
    mergedNumber: (column: string) =>
      `“${short(column)}”的数字跨行合并，只计入第一行，其余行按未填报。请分别填写。`,
    more: (left: number) => `另有 ${left} 处同样的问题，未逐条列出。`,
  },
  /** Heads given by the reader. */
  heads: {
    unnamed: (letters: string) => `列${letters}`,
    repeated: (head: string, times: number) => `${head}（${times}）`,
    name: "名称",
    lng: "经度",
    lat: "纬度",
    note: "备注",
  },
  noPoint: (row: number, found: string) =>
    `第 ${row} 行：读到“${short(found)}”，应为“名称 经度 纬度”。这一行只留名称，没有位置。`,
  writing: { total: "合计" },
  /** 第 17 行“总投资”：读到“约3千万”，应为数字（万元） */
  cellFault: (row: number, column: string, found: string, expected: string) =>
    `第 ${row} 行“${short(column)}”：读到“${short(found)}”，应为${expected}`,
  /** What a cell should have held; continues “应为…”. */
  expected: {
    wan: () => "不小于 0、不超过 1 亿的数字（万元），或写明单位，如 1200万元、1.2亿元",
    squareMetres: () => "不小于 0 的面积（不超过 100 万平方公里），如 1200、3.5亩、2公顷",
    metres: () => "不小于 0 的长度（不超过 10 万公里），如 850 或 3.5公里",
    date: () => "年、年月或年月日，如 2023、2023-04、2023年4月23日",
    lostZero: () =>
      "年月：表格软件会把“2023.10”变成 2023.1，分不清是 1 月还是 10 月，请写成 2023-01 或 2023-10",
    range: () => "起止时间，如 2023-2025 或 2023年4月—2024年12月",
    rangeOrder: () => "起止时间，开始不晚于结束",
    day: () => "年月日，如 2023-04-23",
    oneOf: (options: readonly string[]) => `${options.join("、")}之一`,
    text: () => "文字",
    list: () => "文字的数组",
    phone: () => "完整的号码：号码已被表格软件改成科学计数，请把单元格设为文本后重新填写",
    task: () => "任务编号或任务名称，如 17",
    taskOf: (section: string, tasks: readonly string[]) =>
      `具体的任务：“${short(section)}”包含任务 ${tasks.join("、")}，请写明是哪一项`,
    taskConflict: (number: string, title: string) =>
      `一致的编号和名称：任务 ${number} 是“${short(title)}”`,
  },
};
