// Headings that every plan has and that set no task: 总体要求, 基本原则, 工作目标, 保障措施, 工作要求.

const FRAME =
  /^(?:总体|指导思想|基本原则|工作(?:原则|目标|要求|保障|步骤|机制)|主要目标|目标(?:要求|任务)?$|(?:总体|工作|发展|主要|建设|行动)目标|(?:充分|切实)?(?:提高|深化|统一)(?:思想|认识|政治|站位)|(?:重要|重大)意义|有关要求|(?:加强|强化|坚持|压实)?组织(?:领导|保障|实施)|(?:强化)?保障|(?:加强|强化)(?:组织|领导|统筹协调|督导|督查|督促|考核|监督检查|宣传引导|工作保障)|(?:严格|强化|加强)?(?:督导|督查|考核)|(?:实施|方法|工作)?步骤|时间安排|实施(?:步骤|阶段)|动员部署|附则)/;
/** True for a heading, without its number, that frames the plan. */
export const framesPlan = (heading: string): boolean => FRAME.test(heading);

/** True for such a heading that stands alone in its line without a number: what follows belongs to no task. */
export const isFrameLine = (text: string): boolean =>
  text.length <= 10 && !/[。，；：、]/.test(text) && FRAME.test(text);
