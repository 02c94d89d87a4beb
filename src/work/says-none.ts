// `none`, typed in place of words, takes away what stands there.
export const saysNone = (typed: string): boolean => typed.trim().toLowerCase() === 'none';
