/** The family charts are drawn and measured with. Not `inherit`: labels are measured on a canvas, which has nothing to inherit from. */
export const chartFont = "'Noto Sans SC Variable', 'Noto Sans SC', 'PingFang SC', 'Microsoft YaHei', sans-serif";
