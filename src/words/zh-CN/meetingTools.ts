// The tools beside the map: their names alone, because what they open is fetched when somebody uses it.

export const meetingTools = {
  minutes: "会议记录",
  ask: "范围统计",
  density: "密度",
  trouble: (reason: string) => `会议内容没有保存：${reason}`,
  retry: "重试",
};
