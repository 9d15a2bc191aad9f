export default function createElements(): object { return {invoke(m: string, a: unknown[]) { return (this as any)[m](...a); },
 query(root: any, r: any) { const e = (root ?? document).querySelector(r.selector.parts[0].body); return e ? [e] : []; },
 queryAll(root: any, r: any) { return [...(root ?? document).querySelectorAll(r.selector.parts[0].body)]; },
 read(root: any, r: any) { const e = (root ?? document).querySelector(r.selector.parts[0].body); return e ? {value: e[r.what]} : {missing: true}; } }; }
