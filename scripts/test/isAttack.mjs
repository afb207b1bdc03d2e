/** Whether each test of a file is an attempt to get round the rules. */
export function isAttack(file) {
  return /(attacks|bypass)[^/]*\.test\.tsx?$/.test(file);
}
