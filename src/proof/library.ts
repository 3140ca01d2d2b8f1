/** The names of the standard library that `Statements.v` uses, and what they must be there. */
const byModule: Readonly<Record<string, string>> = {
  'Init.Logic': 'True eq_refl conj proj1',
  'Init.Datatypes': 'nat S bool true false negb list length fst snd',
  'Init.Specif': 'proj1_sig',
  'Lists.List': 'fold_right seq rev map nth In NoDup Forall forallb',
  'Sorting.Permutation': 'Permutation',
  'Arith.PeanoNat': 'Nat.iter Nat.eq_dec',
  'Reals.Rdefinitions': 'RbaseSymbolsImpl.R',
  'Reals.RIneq': 'Rle_dec Req_EM_T Rmult_le_pos',
  'Reals.Raxioms': 'INR',
  'Reals.Rbasic_fun': 'Rabs Rmax',
  'Reals.R_sqrt': 'sqrt',
  'Reals.Rseries': 'Un_cv',
  'Reals.SeqProp': 'cv_infty',
  'Reals.Ranalysis1': 'derivable_pt_lim',
  'Reals.Rlimit': 'Metric_Space Base dist R_met dist_pos dist_sym dist_refl dist_tri',
}

const paths = Object.entries(byModule).flatMap(([module, names]) =>
  names.split(' ').map(name => `Coq.${module}.${name}`),
)
const shortName = (path: string) => /(?:Nat\.)?\w+$/.exec(path)![0]

/** Their full paths, by name: Un_cv is Coq.Reals.Rseries.Un_cv. */
export const libraryPaths: ReadonlyMap<string, string> = new Map(
  paths.map(path => [shortName(path), path]),
)
