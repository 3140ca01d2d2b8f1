import { type Theorem, theorem } from './theorem.js'

/** All named theorems, file by file; `npm run proofs` checks and prints them. */
export const theorems: readonly Theorem[] = [
  theorem('Metric', 'R_met_complete', 'ℝ is complete'),

  theorem('Backward', 'backward_cauchy', 'd(X_n, X_m) ≤ D kⁿ (1 − k^{m−n})/(1 − k)', 'thm-2.2'),
  theorem('Backward', 'backward_converges', 'one limit from every start, and its rate', 'thm-2.2'),
  theorem('Backward', 'starts_come_together', 'd(Tx, Ty) ≤ kⁿ d(x, y) in both orders', 'thm-2.2'),
  theorem('Backward', 'ball_invariant', 'the ball of radius D/(1 − k) is kept', 'thm-2.2'),
  theorem(
    'Backward',
    'iterates_stay',
    'X_n, Y_n within D (1 − kⁿ)/(1 − k) of the start',
    'thm-2.2',
  ),
  theorem(
    'Backward',
    'backward_a_posteriori',
    'd(X_n, θ*) ≤ Lip(T_1…T_n) D/(1 − k)',
    'thm-2.2',
    'c3',
  ),
  theorem('Backward', 'backward_telescope', 'd(X_n, X_m) ≤ Σ l_1…l_j d(θ, T_{j+1}θ)', 'thm-2.2'),
  theorem('Backward', 'backward_summable', 'X_n converges where that sum does', 'thm-2.2'),

  theorem(
    'BackwardLocal',
    'local_ball_invariant',
    'd(c, T_i c) ≤ (1 − k) r keeps the ball',
    'local-2.2',
  ),
  theorem('BackwardLocal', 'backward_local', 'Theorem 2.2 on an invariant ball', 'local-2.2'),

  theorem('BackwardExamples', 'banach', 'one fixed point, with both bounds', 'banach'),
  theorem('BackwardExamples', 'backward_real', 'Theorem 2.2 on the real line', 'thm-2.2'),
  theorem('BackwardExamples', 'backward_cauchy_sharp', 'equality for kx + D', 'thm-2.2'),
  theorem(
    'BackwardExamples',
    'contractive_region_is_not_enough',
    'k = ½ on [−1, 1], and the iterates from 0 tend to infinity',
    'local-2.2',
  ),
  theorem('BackwardExamples', 'common_fixed_point_forward', 'd(Y_n, θ*) ≤ kⁿ d(θ, θ*)', 'rem-2.3'),
  theorem('BackwardExamples', 'two_fixed_points_no_contraction', 'then Lip(T) ≥ 1', 'rem-2.3'),

  theorem('Anchored', 'anchored_error', 'd(A_{m,n}, X_n) ≤ 2D kᵐ (1 − k^{n−m})/(1 − k)', 'c4'),
  theorem('Anchored', 'anchored_exact', 'A_{m,n} = X_n if n − m ≤ 1', 'c4'),
  theorem('Anchored', 'anchored_to_limit', 'd(A_{m,n}, θ*) ≤ D kᵐ (2 − k^{n−m})/(1 − k)', 'c4'),
  theorem('Anchored', 'anchored_diameter', 'diam{A_{m,n} : n} ≤ 2D kᵐ/(1 − k)', 'c4'),
  theorem('Anchored', 'prefix_decides', 'the same for any word inside', 'c4', 'sec-5-order'),
  theorem('Anchored', 'reuse_error', 'both bounds of the reuse variant', 'c4'),
  theorem('Anchored', 'anchored_converges', 'A_{m_n,n} → θ* as m_n → ∞', 'c4', 'sec-5-order'),

  theorem('AnchoredSharp', 'anchored_sharp', 'equality for all m and n − m ≥ 2', 'c4'),

  theorem('InnerProduct', 'cauchy_schwarz', '|⟨x, y⟩| ≤ |x| |y|'),
  theorem('InnerProduct', 'norm_triangle', '|x + y| ≤ |x| + |y|'),

  theorem('Inner', 'step_contracts_field', 'Lip ≤ √(1 − 2hm + h²M²)', 'lem-2.5'),
  theorem('Inner', 'step_contracts_gradient', 'Lip ≤ max(|1 − hm|, |1 − hM|)', 'lem-2.5'),
  theorem('Inner', 'field_window', '√(1 − 2hm + h²M²) < 1 iff 0 < h < 2m/M²', 'lem-2.5'),
  theorem('Inner', 'gradient_window', 'max(|1 − hm|, |1 − hM|) < 1 iff 0 < h < 2/M', 'lem-2.5'),

  theorem('Gradient', 'gradient_cocoercive', 'gradients are co-coercive', 'lem-2.5'),

  theorem('Sgd', 'backward_sgd_field', 'backward SGD, 0 < h < 2m/M²', 'thm-2.2', 'lem-2.5'),
  theorem('Sgd', 'backward_sgd_gradient', 'backward SGD, 0 < h < 2/M', 'thm-2.2', 'lem-2.5'),

  theorem('Plane', 'field_factor_sharp', 'attained by a rotation', 'lem-2.5'),
  theorem('Plane', 'gradient_factor_sharp', 'attained by a quadratic', 'lem-2.5'),

  theorem('PlaneSgd', 'plane_complete', 'the plane is complete', 'lem-2.5'),
  theorem('PlaneSgd', 'stretch_gradient', 'that quadratic is one of those of 2.5', 'lem-2.5'),

  theorem('Reversal', 'reversal', 'words and their reversals weigh the same', 'law-ident'),
  theorem('Reversal', 'backward_drawn', 'the word w is X_n of the maps drawn', 'law-ident'),
  theorem('Reversal', 'forward_drawn', 'the reversed word is Y_n', 'law-ident'),
  theorem(
    'Reversal',
    'backward_forward_same_law',
    'X_n and Y_n have one law',
    'law-ident',
    'thm-2.6',
  ),
  theorem('Reversal', 'permutation_invariance', 'so has any fixed permutation', 'law-ident'),
  theorem(
    'Reversal',
    'any_order_same_law',
    'T_{σ(1)}…T_{σ(n)} has the law of X_n',
    'law-ident',
    'c4',
  ),
  theorem('Reversal', 'anchored_same_law', 'A_{m,n} has the law of X_n', 'law-ident', 'c4'),

  theorem('ReversalExamples', 'not_identical', 'X_2 = 0 and Y_2 = 1', 'thm-2.6'),
  theorem(
    'ReversalExamples',
    'cyclic_order_changes_law',
    '{10, 20, 26}/7 ≠ {2, 2, 4}',
    'data-order',
  ),

  theorem(
    'Discontinuous',
    'discontinuous_no_stationary_law',
    'X_n = Y_n = 2⁻ⁿ, and no probability is stationary',
    'thm-2.6',
  ),

  theorem('Dirac', 'dirac_stationary', 'there are probabilities: point masses', 'thm-2.6'),

  theorem('Law', 'law_converges', 'E f(X_n), E f(Y_n) → μ(f), stationary', 'thm-2.6'),

  theorem('LawFunctional', 'law_functional', 'μ is linear, monotone, 1 at 1', 'thm-2.6'),
  theorem('LawFunctional', 'law_of_limit', 'E f(lim X_j) → μ(f), n maps being drawn', 'thm-2.6'),

  theorem(
    'CyclicLaw',
    'cyclic_order_laws',
    'X_n → law on {10, 20, 26}/7, Y_n → on {2, 2, 4}',
    'data-order',
  ),

  theorem('Coupling', 'coalesced_spec', 'what is tested is that the word is constant', 'd7'),
  theorem('Coupling', 'coupling_identity', 'π(f) = E f(value) + the rest', 'd7'),
  theorem('Coupling', 'coupling_error', '|E f(value) − π(f)| ≤ |f| P(T > n)', 'd7'),
  theorem('Coupling', 'coalescence_certain', 'P(T > n) → 0', 'd7'),
  theorem('Coupling', 'coupling_law', 'the value has the stationary law', 'd7', 'intro-3'),
  theorem('Coupling', 'stationary_law_unique', 'there is one stationary law', 'd7'),
  theorem('Coupling', 'forward_coupling_wrong', 'forward the value is biased', 'd7'),

  theorem('CouplingExists', 'stationary_law_exists', 'the law of the value is one', 'd7'),

  theorem('Smooth', 'taylor', 'C² fields stay within Q/2 |y − θ|² of their tangent', 'lem-c.1'),

  theorem('Expansion', 'word_expansion_local', 'Lemma C.1 from Taylor’s inequality', 'lem-c.1'),
  theorem('Expansion', 'reversal_expansion_local', 'Theorem C.2 likewise', 'thm-c.2'),

  theorem('LemmaC1', 'lemma_C1_ball', 'Lemma C.1 up to K h³ on a ball', 'lem-c.1'),
  theorem('LemmaC1', 'theorem_C2_ball', 'Theorem C.2 up to 2K h³ on a ball', 'thm-c.2'),
  theorem('LemmaC1', 'lemma_C1', 'the same for bounded derivatives', 'lem-c.1', 'thm-b-terms'),
  theorem('LemmaC1', 'theorem_C2', 'the same for a word and its reversal', 'thm-c.2'),
  theorem('LemmaC1', 'theorem_C2_backward_forward', 'as printed', 'thm-c.2', 'sec-5-sign'),

  theorem('Quadratic', 'quadratic_bounded_derivatives', 'quadratic losses are covered', 'lem-c.1'),

  theorem('SmoothThree', 'taylor_three', 'Taylor’s inequality of order three', 'thm-b-terms'),
  theorem('ExpansionThree', 'word_expansion_three_local', 'order three from it', 'thm-b-terms'),
  theorem(
    'DifferenceThree',
    'third_difference',
    'backward − forward at order three',
    'thm-b-terms',
  ),
  theorem('DifferenceThree', 'order_three_ball', 'order three up to K h⁴ on a ball', 'thm-b-terms'),
  theorem('DifferenceThree', 'reversal_three_ball', 'the difference, up to 2K h⁴', 'thm-b-terms'),
]

/** The theorems that back a statement, given by its id, in part or in full. */
export const theoremsOf = (statement: string): readonly Theorem[] =>
  theorems.filter(({ statements }) => statements.includes(statement))
