(** Every definition and every theorem once more, held against the development by Coq itself: a
    definition that is changed, a hypothesis that is added or a conclusion that is weakened no
    longer fits here. [is_x] says what x is, [makes_x] what a record asks for, [states_x] what
    theorem x says. *)
From Retrograde Require Import Library.
From Retrograde Require Import Words Metric Contraction Backward BackwardLocal BackwardExamples
  Anchored AnchoredSharp InnerProduct Inner Gradient Sgd Plane PlaneSgd FiniteLaw Reversal
  ReversalExamples Discontinuous Dirac Law LawFunctional CyclicLaw Coupling CouplingExists Smooth
  Sums Expansion LemmaC1 Quadratic SmoothThree ExpansionThree DifferenceThree.

(** * Words *)

Definition is_run : @run =
  (fun (A X : Type) (T : A -> X -> X) (w : list A) (x : X) => fold_right T x w)
  := eq_refl.

Definition is_backward : @backward =
  (fun (X : Type) (T : nat -> X -> X) (n : nat) => run T (seq 1 n))
  := eq_refl.

Definition is_forward : @forward =
  (fun (X : Type) (T : nat -> X -> X) (n : nat) => run T (rev (seq 1 n)))
  := eq_refl.

Definition is_forward_from : @forward_from =
  (fun (X : Type) (T : nat -> X -> X) (m n : nat) => run T (rev (seq (S m) (n - m))))
  := eq_refl.

Definition is_backward_from : @backward_from =
  (fun (X : Type) (T : nat -> X -> X) (m n : nat) => run T (seq (S m) (n - m)))
  := eq_refl.

Definition is_anchored : @anchored =
  (fun (X : Type) (T : nat -> X -> X) (m n : nat) (x : X) => backward T m (forward_from T m n x))
  := eq_refl.

Definition is_reuse : @reuse =
  (fun (X : Type) (T : nat -> X -> X) (m n : nat) (x : X) => backward T m (forward T n x))
  := eq_refl.

(** * Metric *)

Definition is_ball : @ball =
  (fun (M : Metric_Space) (c : Base M) (r : R) (x : Base M) => dist M c x <= r)
  := eq_refl.

Definition is_converges : @converges =
  (fun (M : Metric_Space) (u : nat -> Base M) (l : Base M) =>
  forall eps : R,
  0 < eps -> exists N : nat, forall n : nat, (N <= n)%nat -> dist M (u n) l < eps)
  := eq_refl.

Definition is_cauchy : @cauchy =
  (fun (M : Metric_Space) (u : nat -> Base M) =>
  forall eps : R,
  0 < eps ->
  exists N : nat, forall n m : nat, (N <= n)%nat -> (N <= m)%nat -> dist M (u n) (u m) < eps)
  := eq_refl.

Definition is_lipschitz_on : @lipschitz_on =
  (fun (M : Metric_Space) (S : Base M -> Prop) (k : R) (f : Base M -> Base M) =>
  forall x y : Base M, S x -> S y -> dist M (f x) (f y) <= k * dist M x y)
  := eq_refl.

Definition is_lipschitz : @lipschitz =
  (fun (M : Metric_Space) (k : R) (f : Base M -> Base M) =>
  forall x y : Base M, dist M (f x) (f y) <= k * dist M x y)
  := eq_refl.

Definition is_complete : @complete =
  (fun M : Metric_Space =>
  forall u : nat -> Base M, cauchy u -> exists l : Base M, converges u l)
  := eq_refl.

Definition states_R_met_complete :
  complete R_met
  := @R_met_complete.

(** * Contraction *)

Definition is_on_positive : @on_positive =
  (fun P : nat -> Prop => forall i : nat, (1 <= i)%nat -> P i)
  := eq_refl.

Definition is_positive_word : @positive_word =
  (fun w : list nat => Forall (fun i : nat => (1 <= i)%nat) w)
  := eq_refl.

Definition is_everywhere : @everywhere =
  (fun (X : Type) (_ : X) => True)
  := eq_refl.

(** * Backward *)

Definition is_product : @product =
  (fix product (l : nat -> R) (n : nat) {struct n} : R :=
  match n with
  | 0%nat => 1
  | S n' => product l n' * l n
  end)
  := eq_refl.

Definition is_sum_over : @sum_over =
  (fun (l : list nat) (f : nat -> R) => fold_right (fun (j : nat) (s : R) => f j + s) 0 l)
  := eq_refl.

Definition states_backward_cauchy :
  forall (M : Metric_Space) (T : nat -> Base M -> Base M) (k D : R) (th : Base M),
  0 <= k < 1 ->
  on_positive (fun i : nat => lipschitz k (T i)) ->
  on_positive (fun i : nat => dist M th (T i th) <= D) ->
  forall n m : nat,
  (n <= m)%nat ->
  dist M (backward T n th) (backward T m th) <= D * k ^ n * (1 - k ^ (m - n)) / (1 - k)
  := @backward_cauchy.

Definition states_backward_converges :
  forall (M : Metric_Space) (T : nat -> Base M -> Base M) (k D : R) (th : Base M),
  0 <= k < 1 ->
  on_positive (fun i : nat => lipschitz k (T i)) ->
  on_positive (fun i : nat => dist M th (T i th) <= D) ->
  complete M ->
  exists l : Base M,
    (forall n : nat, dist M (backward T n th) l <= D / (1 - k) * k ^ n) /\
    (forall (x : Base M) (n : nat),
     dist M (backward T n x) l <= (D + (1 + k) * dist M th x) / (1 - k) * k ^ n) /\
    (forall x l' : Base M, converges (fun n : nat => backward T n x) l' <-> l' = l)
  := @backward_converges.

Definition states_starts_come_together :
  forall (M : Metric_Space) (T : nat -> Base M -> Base M) (k : R),
  0 <= k < 1 ->
  on_positive (fun i : nat => lipschitz k (T i)) ->
  forall (x y : Base M) (n : nat),
  dist M (backward T n x) (backward T n y) <= k ^ n * dist M x y /\
  dist M (forward T n x) (forward T n y) <= k ^ n * dist M x y
  := @starts_come_together.

Definition states_ball_invariant :
  forall (M : Metric_Space) (T : nat -> Base M -> Base M) (k D : R) (th : Base M),
  0 <= k < 1 ->
  on_positive (fun i : nat => lipschitz k (T i)) ->
  on_positive (fun i : nat => dist M th (T i th) <= D) ->
  forall (i : nat) (x : Base M),
  (1 <= i)%nat -> ball th (D / (1 - k)) x -> ball th (D / (1 - k)) (T i x)
  := @ball_invariant.

Definition states_iterates_stay :
  forall (M : Metric_Space) (T : nat -> Base M -> Base M) (k D : R) (th : Base M),
  0 <= k < 1 ->
  on_positive (fun i : nat => lipschitz k (T i)) ->
  on_positive (fun i : nat => dist M th (T i th) <= D) ->
  forall n : nat,
  dist M th (backward T n th) <= D * (1 - k ^ n) / (1 - k) /\
  dist M th (forward T n th) <= D * (1 - k ^ n) / (1 - k)
  := @iterates_stay.

Definition states_backward_a_posteriori :
  forall (M : Metric_Space) (T : nat -> Base M -> Base M) (k D : R) (th : Base M),
  0 <= k < 1 ->
  on_positive (fun i : nat => lipschitz k (T i)) ->
  on_positive (fun i : nat => dist M th (T i th) <= D) ->
  forall (l : Base M) (n : nat) (L : R),
  0 <= L ->
  lipschitz_on (ball th (D / (1 - k))) L (backward T n) ->
  converges (fun j : nat => backward T j th) l ->
  dist M (backward T n th) l <= L * (D / (1 - k))
  := @backward_a_posteriori.

Definition states_backward_telescope :
  forall (M : Metric_Space) (T : nat -> Base M -> Base M) (l : nat -> R),
  on_positive (fun i : nat => 0 <= l i) ->
  on_positive (fun i : nat => lipschitz (l i) (T i)) ->
  forall (th : Base M) (n m : nat),
  (n <= m)%nat ->
  dist M (backward T n th) (backward T m th) <=
  sum_over (seq n (m - n)) (fun j : nat => product l j * dist M th (T (S j) th))
  := @backward_telescope.

Definition states_backward_summable :
  forall (M : Metric_Space) (T : nat -> Base M -> Base M) (l : nat -> R),
  on_positive (fun i : nat => 0 <= l i) ->
  on_positive (fun i : nat => lipschitz (l i) (T i)) ->
  forall (th : Base M) (total : R),
  complete M ->
  Un_cv
    (fun N : nat =>
     sum_over (seq 0 N) (fun j : nat => product l j * dist M th (T (S j) th))) total ->
  exists x : Base M, converges (fun n : nat => backward T n th) x
  := @backward_summable.

(** * BackwardLocal *)

Definition states_local_ball_invariant :
  forall (M : Metric_Space) (T : nat -> Base M -> Base M) (k r : R) (c : Base M),
  0 <= k < 1 ->
  0 <= r ->
  on_positive (fun i : nat => lipschitz_on (ball c r) k (T i)) ->
  on_positive (fun i : nat => dist M c (T i c) <= (1 - k) * r) ->
  forall (i : nat) (x : Base M), (1 <= i)%nat -> ball c r x -> ball c r (T i x)
  := @local_ball_invariant.

Definition states_backward_local :
  forall (M : Metric_Space) (T : nat -> Base M -> Base M) (k r : R) (c : Base M),
  0 <= k < 1 ->
  0 <= r ->
  on_positive (fun i : nat => lipschitz_on (ball c r) k (T i)) ->
  on_positive (fun i : nat => dist M c (T i c) <= (1 - k) * r) ->
  complete M ->
  exists l : Base M,
    ball c r l /\
    (forall n : nat, dist M (backward T n c) l <= r * k ^ n) /\
    (forall (x : Base M) (n : nat),
     ball c r x -> dist M (backward T n x) l <= (dist M c x + r) * k ^ n) /\
    (forall x l' : Base M,
     ball c r x -> converges (fun n : nat => backward T n x) l' <-> l' = l)
  := @backward_local.

(** * BackwardExamples *)

Definition is_leaves : @leaves =
  (fun x : R => if Rle_dec x 1 then x / 2 + 1 else 3 / 2 + 3 * (x - 1))
  := eq_refl.

Definition states_banach :
  forall (M : Metric_Space) (f : Base M -> Base M) (k : R),
  Base M ->
  complete M ->
  0 <= k < 1 ->
  lipschitz k f ->
  exists l : Base M,
    (forall y : Base M, f y = y <-> y = l) /\
    (forall (x : Base M) (n : nat),
     dist M (Nat.iter n f x) l <= dist M x (f x) / (1 - k) * k ^ n /\
     dist M (Nat.iter (S n) f x) l <=
     k / (1 - k) * dist M (Nat.iter (S n) f x) (Nat.iter n f x))
  := @banach.

Definition states_backward_real :
  forall (T : nat -> R -> R) (k D : R),
  0 <= k < 1 ->
  (forall i : nat,
   (1 <= i)%nat -> forall x y : R, Rabs (T i x - T i y) <= k * Rabs (x - y)) ->
  (forall i : nat, (1 <= i)%nat -> Rabs (T i 0) <= D) ->
  exists l : R, forall x : R, Un_cv (fun n : nat => backward T n x) l
  := @backward_real.

Definition states_backward_cauchy_sharp :
  forall (k D : R) (n m : nat),
  0 <= k < 1 ->
  0 <= D ->
  (n <= m)%nat ->
  let T := fun (_ : nat) (x : R) => k * x + D in
  (forall (i : nat) (x y : R), Rabs (T i x - T i y) <= k * Rabs (x - y)) /\
  (forall i : nat, Rabs (0 - T i 0) = D) /\
  Rabs (backward T n 0 - backward T m 0) = D * k ^ n * (1 - k ^ (m - n)) / (1 - k)
  := @backward_cauchy_sharp.

Definition states_contractive_region_is_not_enough :
  (forall x y : R, Rabs (leaves x - leaves y) <= 3 * Rabs (x - y)) /\
  (forall x y : R,
   Rabs x <= 1 -> Rabs y <= 1 -> Rabs (leaves x - leaves y) <= 1 / 2 * Rabs (x - y)) /\
  cv_infty (fun n : nat => backward (fun _ : nat => leaves) n 0)
  := @contractive_region_is_not_enough.

Definition states_common_fixed_point_forward :
  forall (M : Metric_Space) (T : nat -> Base M -> Base M) (k : R)
    (l x : Base M) (n : nat),
  0 <= k < 1 ->
  (forall i : nat, (1 <= i)%nat -> lipschitz k (T i)) ->
  (forall i : nat, (1 <= i)%nat -> T i l = l) ->
  dist M (forward T n x) l <= k ^ n * dist M x l
  := @common_fixed_point_forward.

Definition states_two_fixed_points_no_contraction :
  forall (M : Metric_Space) (f : Base M -> Base M) (k : R) (x y : Base M),
  lipschitz k f -> f x = x -> f y = y -> x <> y -> 1 <= k
  := @two_fixed_points_no_contraction.

(** * Anchored *)

Definition states_anchored_error :
  forall (M : Metric_Space) (T : nat -> Base M -> Base M) (k D : R) (th : Base M),
  0 <= k < 1 ->
  on_positive (fun i : nat => lipschitz k (T i)) ->
  on_positive (fun i : nat => dist M th (T i th) <= D) ->
  forall m n : nat,
  (m <= n)%nat ->
  dist M (anchored T m n th) (backward T n th) <=
  k ^ m * dist M (forward_from T m n th) (backward_from T m n th) <=
  2 * D * k ^ m * (1 - k ^ (n - m)) / (1 - k)
  := @anchored_error.

Definition states_anchored_exact :
  forall (M : Metric_Space) (T : nat -> Base M -> Base M) (th : Base M) (m n : nat),
  (m <= n)%nat -> (n - m <= 1)%nat -> anchored T m n th = backward T n th
  := @anchored_exact.

Definition states_anchored_to_limit :
  forall (M : Metric_Space) (T : nat -> Base M -> Base M) (k D : R) (th : Base M),
  0 <= k < 1 ->
  on_positive (fun i : nat => lipschitz k (T i)) ->
  on_positive (fun i : nat => dist M th (T i th) <= D) ->
  forall (m n : nat) (l : Base M),
  (m <= n)%nat ->
  converges (fun j : nat => backward T j th) l ->
  dist M (anchored T m n th) l <= D * k ^ m * (2 - k ^ (n - m)) / (1 - k)
  := @anchored_to_limit.

Definition states_anchored_diameter :
  forall (M : Metric_Space) (T : nat -> Base M -> Base M) (k D : R) (th : Base M),
  0 <= k < 1 ->
  on_positive (fun i : nat => lipschitz k (T i)) ->
  on_positive (fun i : nat => dist M th (T i th) <= D) ->
  forall m n n' : nat,
  dist M (anchored T m n th) (anchored T m n' th) <= 2 * D * k ^ m / (1 - k)
  := @anchored_diameter.

Definition states_prefix_decides :
  forall (M : Metric_Space) (T : nat -> Base M -> Base M) (k D : R) (th : Base M),
  0 <= k < 1 ->
  on_positive (fun i : nat => lipschitz k (T i)) ->
  on_positive (fun i : nat => dist M th (T i th) <= D) ->
  forall (m n : nat) (v : list nat),
  (m <= n)%nat ->
  Forall (fun i : nat => (1 <= i)%nat) v ->
  dist M (backward T m (run T v th)) (backward T n th) <= 2 * D * k ^ m / (1 - k)
  := @prefix_decides.

Definition states_reuse_error :
  forall (M : Metric_Space) (T : nat -> Base M -> Base M) (k D : R) (th : Base M),
  0 <= k < 1 ->
  on_positive (fun i : nat => lipschitz k (T i)) ->
  on_positive (fun i : nat => dist M th (T i th) <= D) ->
  forall m n : nat,
  (m <= n)%nat ->
  dist M (reuse T m n th) (anchored T m n th) <= k ^ n * D * (1 - k ^ m) / (1 - k) /\
  dist M (reuse T m n th) (backward T n th) <=
  k ^ m * D * (2 - k ^ n - k ^ (n - m)) / (1 - k)
  := @reuse_error.

Definition states_anchored_converges :
  forall (M : Metric_Space) (T : nat -> Base M -> Base M) (k D : R) (th : Base M),
  0 <= k < 1 ->
  on_positive (fun i : nat => lipschitz k (T i)) ->
  on_positive (fun i : nat => dist M th (T i th) <= D) ->
  forall (m : nat -> nat) (l : Base M),
  (forall n : nat, (m n <= n)%nat) ->
  (forall B : nat, exists N : nat, forall n : nat, (N <= n)%nat -> (B <= m n)%nat) ->
  converges (fun j : nat => backward T j th) l ->
  converges (fun n : nat => anchored T (m n) n th) l
  := @anchored_converges.

(** * AnchoredSharp *)

Definition is_attaining : @attaining =
  (fun (k D : R) (m n i : nat) (x : R) =>
  if i <=? m then k * x else if i <? n then D + k * Rabs x else - D - k * Rabs x)
  := eq_refl.

Definition states_anchored_sharp :
  forall (k D : R) (m n : nat),
  0 <= k < 1 ->
  0 <= D ->
  (m + 2 <= n)%nat ->
  (forall (i : nat) (x y : R),
   Rabs (attaining k D m n i x - attaining k D m n i y) <= k * Rabs (x - y)) /\
  (forall i : nat, Rabs (0 - attaining k D m n i 0) <= D) /\
  Rabs (anchored (attaining k D m n) m n 0 - backward (attaining k D m n) n 0) =
  2 * D * k ^ m * (1 - k ^ (n - m)) / (1 - k)
  := @anchored_sharp.

(** * InnerProduct *)

Definition makes_InnerSpace :
  forall (point : Type) (zero : point) (plus : point -> point -> point)
    (opp : point -> point) (scale : R -> point -> point) (inner : point -> point -> R),
  (forall x y : point, plus x y = plus y x) ->
  (forall x y z : point, plus x (plus y z) = plus (plus x y) z) ->
  (forall x : point, plus x zero = x) ->
  (forall x : point, plus x (opp x) = zero) ->
  (forall x : point, scale 1 x = x) ->
  (forall (a b : R) (x : point), scale a (scale b x) = scale (a * b) x) ->
  (forall (a b : R) (x : point), scale (a + b) x = plus (scale a x) (scale b x)) ->
  (forall (a : R) (x y : point), scale a (plus x y) = plus (scale a x) (scale a y)) ->
  (forall x y : point, inner x y = inner y x) ->
  (forall x y z : point, inner (plus x y) z = inner x z + inner y z) ->
  (forall (a : R) (x z : point), inner (scale a x) z = a * inner x z) ->
  (forall x : point, 0 <= inner x x) ->
  (forall x : point, inner x x = 0 -> x = zero) -> InnerSpace
  := @Build_InnerSpace.

Definition is_minus : @minus =
  (fun (E : InnerSpace) (x y : E) => (x + opp y)%V)
  := eq_refl.

Definition is_norm : @norm =
  (fun (E : InnerSpace) (x : E) => sqrt (inner x x))
  := eq_refl.

Definition is_metric : @metric =
  (fun E : InnerSpace =>
  {|
  Base := E;
  dist := fun x y : E => norm (x - y);
  dist_pos := distance_pos E;
  dist_sym := norm_minus_sym;
  dist_refl := distance_refl E;
  dist_tri := distance_triangle E
  |})
  := eq_refl.

Definition states_cauchy_schwarz :
  forall (E : InnerSpace) (x y : E), Rabs (inner x y) <= norm x * norm y
  := @cauchy_schwarz.

Definition states_norm_triangle :
  forall (E : InnerSpace) (x y : E), norm (x + y) <= norm x + norm y
  := @norm_triangle.

(** * Inner *)

Definition is_strongly_monotone : @strongly_monotone =
  (fun (E : InnerSpace) (m : R) (g : E -> E) =>
  forall x y : E, m * inner (x - y) (x - y) <= inner (g x - g y) (x - y))
  := eq_refl.

Definition is_lipschitz_field : @lipschitz_field =
  (fun (E : InnerSpace) (M : R) (g : E -> E) =>
  forall x y : E, norm (g x - g y) <= M * norm (x - y))
  := eq_refl.

Definition is_cocoercive : @cocoercive =
  (fun (E : InnerSpace) (m M : R) (g : E -> E) =>
  forall x y : E,
  m * M * inner (x - y) (x - y) + inner (g x - g y) (g x - g y) <=
  (m + M) * inner (g x - g y) (x - y))
  := eq_refl.

Definition is_step : @step =
  (fun (E : InnerSpace) (h : R) (g : E -> E) (x : E) => (x - h * g x)%V)
  := eq_refl.

Definition is_field_factor : @field_factor =
  (fun h m M : R => sqrt (1 - 2 * h * m + h ^ 2 * M ^ 2))
  := eq_refl.

Definition is_gradient_factor : @gradient_factor =
  (fun h m M : R => Rmax (Rabs (1 - h * m)) (Rabs (1 - h * M)))
  := eq_refl.

Definition states_step_contracts_field :
  forall (E : InnerSpace) (g : E -> E) (h m M : R),
  0 <= h ->
  0 <= M ->
  strongly_monotone m g ->
  lipschitz_field M g ->
  forall x y : E, norm (step h g x - step h g y) <= field_factor h m M * norm (x - y)
  := @step_contracts_field.

Definition states_step_contracts_gradient :
  forall (E : InnerSpace) (g : E -> E) (h m M : R),
  0 <= h ->
  0 <= m ->
  m <= M ->
  0 < M ->
  cocoercive m M g ->
  forall x y : E, norm (step h g x - step h g y) <= gradient_factor h m M * norm (x - y)
  := @step_contracts_gradient.

Definition states_field_window :
  forall h m M : R, 0 < m -> m <= M -> field_factor h m M < 1 <-> 0 < h < 2 * m / M ^ 2
  := @field_window.

Definition states_gradient_window :
  forall h m M : R, 0 < m -> m <= M -> gradient_factor h m M < 1 <-> 0 < h < 2 / M
  := @gradient_window.

(** * Gradient *)

Definition is_gradient_of : @gradient_of =
  (fun (E : InnerSpace) (f : E -> R) (g : E -> E) =>
  forall x d : E, derivable_pt_lim (fun t : R => f (x + t * d)%V) 0 (inner (g x) d))
  := eq_refl.

Definition states_gradient_cocoercive :
  forall (E : InnerSpace) (f : E -> R) (g : E -> E),
  gradient_of f g ->
  forall m M : R,
  strongly_monotone m g -> lipschitz_field M g -> m <= M -> cocoercive m M g
  := @gradient_cocoercive.

(** * Sgd *)

Definition is_sgd : @sgd =
  (fun (E : InnerSpace) (Batch : Type) (g : Batch -> E -> E) (h : R)
  (batch : nat -> Batch) (i : nat) => step h (g (batch i)))
  := eq_refl.

Definition is_backward_sgd_converges : @backward_sgd_converges =
  (fun (E : InnerSpace) (Batch : Type) (g : Batch -> E -> E) (h G : R) (th : E) (k : R) =>
  0 <= k < 1 /\
  (forall batch : nat -> Batch,
 exists l : E,
   (forall n : nat, norm (backward (sgd g h batch) n th - l) <= h * G / (1 - k) * k ^ n) /\
   (forall (x : E) (n : nat),
    norm (backward (sgd g h batch) n x - l) <=
    (h * G + (1 + k) * norm (th - x)) / (1 - k) * k ^ n) /\
   (forall x l' : Base (metric E),
    converges (fun n : nat => backward (sgd g h batch) n x) l' <-> l' = l)))
  := eq_refl.

Definition states_backward_sgd_field :
  forall (E : InnerSpace) (Batch : Type) (g : Batch -> E -> E) (h m M G : R) (th : E),
  complete (metric E) ->
  0 < m ->
  m <= M ->
  (forall b : Batch, strongly_monotone m (g b)) ->
  (forall b : Batch, lipschitz_field M (g b)) ->
  (forall b : Batch, norm (g b th) <= G) ->
  0 < h < 2 * m / M ^ 2 -> backward_sgd_converges g h G th (field_factor h m M)
  := @backward_sgd_field.

Definition states_backward_sgd_gradient :
  forall (E : InnerSpace) (Batch : Type) (g : Batch -> E -> E) (h m M G : R) (th : E),
  complete (metric E) ->
  0 < m ->
  m <= M ->
  (forall b : Batch, strongly_monotone m (g b)) ->
  (forall b : Batch, lipschitz_field M (g b)) ->
  (forall b : Batch, norm (g b th) <= G) ->
  forall loss : Batch -> E -> R,
  (forall b : Batch, gradient_of (loss b) (g b)) ->
  0 < h < 2 / M -> backward_sgd_converges g h G th (gradient_factor h m M)
  := @backward_sgd_gradient.

(** * Plane *)

Definition is_plane :
  point plane = (R * R)%type /\ @zero plane = (0, 0) /\ @plus plane = plane_plus /\
  @opp plane = plane_opp /\ @scale plane = plane_scale /\ @inner plane = plane_inner
  := conj eq_refl (conj eq_refl (conj eq_refl (conj eq_refl (conj eq_refl eq_refl)))).

Definition is_plane_plus : @plane_plus =
  (fun x y : R * R => (fst x + fst y, snd x + snd y))
  := eq_refl.

Definition is_plane_opp : @plane_opp =
  (fun x : R * R => (- fst x, - snd x))
  := eq_refl.

Definition is_plane_scale : @plane_scale =
  (fun (a : R) (x : R * R) => (a * fst x, a * snd x))
  := eq_refl.

Definition is_plane_inner : @plane_inner =
  (fun x y : R * R => fst x * fst y + snd x * snd y)
  := eq_refl.

Definition is_rotation : @rotation =
  (fun (m s : R) (x : plane) => (m * fst x - s * snd x, s * fst x + m * snd x))
  := eq_refl.

Definition is_stretch : @stretch =
  (fun (m M : R) (x : plane) => (m * fst x, M * snd x))
  := eq_refl.

Definition states_field_factor_sharp :
  forall h m s : R,
  let M := sqrt (m ^ 2 + s ^ 2) in
  strongly_monotone m (rotation m s) /\
  lipschitz_field M (rotation m s) /\
  (forall x y : plane,
   norm (step h (rotation m s) x - step h (rotation m s) y) =
   field_factor h m M * norm (x - y))
  := @field_factor_sharp.

Definition states_gradient_factor_sharp :
  forall h m M : R,
  0 <= m ->
  m <= M ->
  cocoercive m M (stretch m M) /\
  (exists x : plane,
     norm x = 1 /\
     norm (step h (stretch m M) x - step h (stretch m M) zero) =
     gradient_factor h m M * norm x)
  := @gradient_factor_sharp.

(** * PlaneSgd *)

Definition states_plane_complete :
  complete (metric plane)
  := @plane_complete.

Definition is_stretch_loss : @stretch_loss =
  (fun (m M : R) (x : plane) => (m * (fst x * fst x) + M * (snd x * snd x)) / 2)
  := eq_refl.

Definition states_stretch_gradient :
  forall m M : R,
  0 <= m ->
  m <= M ->
  gradient_of (stretch_loss m M) (stretch m M) /\
  strongly_monotone m (stretch m M) /\
  lipschitz_field M (stretch m M)
  := @stretch_gradient.

(** * FiniteLaw *)

Definition is_law : @law =
  (fun A : Type => list (R * A))
  := eq_refl.

Definition is_mean : @mean =
  (fun (A : Type) (p : law A) (f : A -> R) =>
  fold_right (fun (a : R * A) (s : R) => fst a * f (snd a) + s) 0 p)
  := eq_refl.

Definition is_probability : @probability =
  (fun (A : Type) (p : law A) =>
  Forall (fun a : R * A => 0 <= fst a) p /\ mean p (fun _ : A => 1) = 1)
  := eq_refl.

Definition is_expect : @expect =
  (fix expect (A : Type) (p : law A) (n : nat) (F : list A -> R) {struct n} : R :=
  match n with
  | 0%nat => F []
  | S n' => mean p (fun a : A => expect A p n' (fun w : list A => F (a :: w)))
  end)
  := eq_refl.

(** * Reversal *)

Definition is_drawn : @drawn =
  (fun (A X : Type) (T : A -> X -> X) (a0 : A) (w : list A) (i : nat) => T (nth (i - 1) w a0))
  := eq_refl.

Definition is_put : @put =
  (fun (A : Type) (e : nat -> A) (i : nat) (a : A) (j : nat) =>
  if Nat.eq_dec i j then a else e j)
  := eq_refl.

Definition is_draw : @draw =
  (fun (A : Type) (p : law A) =>
  fix draw (l : list nat) (G : (nat -> A) -> R) (e : nat -> A) {struct l} : R :=
  match l with
  | [] => G e
  | i :: l' => mean p (fun a : A => draw l' G (put e i a))
  end)
  := eq_refl.

Definition is_respects : @respects =
  (fun (A : Type) (G : (nat -> A) -> R) =>
  forall e e' : nat -> A, (forall i : nat, e i = e' i) -> G e = G e')
  := eq_refl.

Definition states_reversal :
  forall (A : Type) (p : law A) (n : nat) (F : list A -> R),
  expect p n (fun w : list A => F (rev w)) = expect p n F
  := @reversal.

Definition states_backward_drawn :
  forall (A X : Type) (T : A -> X -> X) (a0 : A) (w : list A) (x : X),
  backward (drawn T a0 w) (length w) x = run T w x
  := @backward_drawn.

Definition states_forward_drawn :
  forall (A X : Type) (T : A -> X -> X) (a0 : A) (w : list A) (x : X),
  forward (drawn T a0 w) (length w) x = run T (rev w) x
  := @forward_drawn.

Definition states_backward_forward_same_law :
  forall (A X : Type) (p : law A) (T : A -> X -> X) (a0 : A)
    (x : X) (n : nat) (f : X -> R),
  expect p n (fun w : list A => f (backward (drawn T a0 w) n x)) =
  expect p n (fun w : list A => f (forward (drawn T a0 w) n x))
  := @backward_forward_same_law.

Definition states_permutation_invariance :
  forall (A : Type) (p : law A) (a0 : A) (n : nat) (s : list nat) (F : list A -> R),
  Permutation s (seq 0 n) ->
  expect p n (fun w : list A => F (map (fun i : nat => nth i w a0) s)) = expect p n F
  := @permutation_invariance.

Definition states_any_order_same_law :
  forall (A X : Type) (p : law A) (T : A -> X -> X) (a0 : A)
    (x : X) (n : nat) (s : list nat) (f : X -> R),
  Permutation s (seq 1 n) ->
  expect p n (fun w : list A => f (run (drawn T a0 w) s x)) =
  expect p n (fun w : list A => f (backward (drawn T a0 w) n x))
  := @any_order_same_law.

Definition states_anchored_same_law :
  forall (A X : Type) (p : law A) (T : A -> X -> X) (a0 : A)
    (x : X) (m n : nat) (f : X -> R),
  (m <= n)%nat ->
  expect p n (fun w : list A => f (anchored (drawn T a0 w) m n x)) =
  expect p n (fun w : list A => f (backward (drawn T a0 w) n x))
  := @anchored_same_law.

(** * ReversalExamples *)

Definition is_thirds : @thirds =
  (fix thirds (a b c : R) (i : nat) {struct i} : R :=
  match i with
  | 0%nat => a
  | S i' => thirds b c a i'
  end)
  := eq_refl.

Definition is_cyclic : @cyclic =
  (fun (phase i : nat) (x : R) => x / 2 + thirds 0 1 3 (phase + i))
  := eq_refl.

Definition states_not_identical :
  let T := fun (i : nat) (_ : R) => if i =? 1 then 0 else 1 in
  forall x : R, backward T 2 x = 0 /\ forward T 2 x = 1
  := @not_identical.

Definition states_cyclic_order_changes_law :
  (forall (phase : nat) (x : R),
   Un_cv (fun n : nat => backward (cyclic phase) n x)
     (thirds (20 / 7) (26 / 7) (10 / 7) phase)) /\
  (forall (phase : nat) (x : R) (n : nat),
   Rabs (forward (cyclic phase) n x - thirds 2 2 4 (phase + n)) <=
   (/ 2) ^ n * Rabs (x - thirds 2 2 4 phase)) /\
  (forall i j : nat,
   2 / 7 <= Rabs (thirds (20 / 7) (26 / 7) (10 / 7) i - thirds 2 2 4 j))
  := @cyclic_order_changes_law.

(** * Discontinuous *)

Definition makes_Probability :
  forall (measurable : (R -> Prop) -> Prop) (prob : (R -> Prop) -> R),
  (forall a : R, measurable (fun x : R => x <= a)) ->
  (forall A : R -> Prop, measurable A -> measurable (fun x : R => ~ A x)) ->
  (forall A : nat -> R -> Prop,
   (forall n : nat, measurable (A n)) -> measurable (fun x : R => exists n : nat, A n x)) ->
  (forall A B : R -> Prop, (forall x : R, A x <-> B x) -> measurable A -> measurable B) ->
  (forall A B : R -> Prop, (forall x : R, A x <-> B x) -> prob A = prob B) ->
  (forall A : R -> Prop, measurable A -> 0 <= prob A) ->
  prob (fun _ : R => True) = 1 ->
  (forall A B : R -> Prop,
   measurable A ->
   measurable B ->
   (forall x : R, A x -> ~ B x) -> prob (fun x : R => A x \/ B x) = prob A + prob B) ->
  (forall A : nat -> R -> Prop,
   (forall n : nat, measurable (A n)) ->
   (forall (n : nat) (x : R), A n x -> A (S n) x) ->
   Un_cv (fun n : nat => prob (A n)) (prob (fun x : R => exists n : nat, A n x))) ->
  Probability
  := @Build_Probability.

Definition is_stationary : @stationary =
  (fun (nu : Probability) (f : R -> R) =>
  forall A : R -> Prop,
  measurable nu A ->
  measurable nu (fun x : R => A (f x)) /\ prob nu (fun x : R => A (f x)) = prob nu A)
  := eq_refl.

Definition is_halve : @halve =
  (fun x : R => if Req_EM_T x 0 then 1 else x / 2)
  := eq_refl.

Definition states_discontinuous_no_stationary_law :
  (forall n : nat,
   backward (fun _ : nat => halve) n 1 = (/ 2) ^ n /\
   forward (fun _ : nat => halve) n 1 = (/ 2) ^ n) /\
  (forall nu : Probability, ~ stationary nu halve)
  := @discontinuous_no_stationary_law.

(** * Dirac *)

Definition is_dirac :
  forall x : R, measurable (dirac x) = (fun _ => True) /\ prob (dirac x) = mass x
  := fun x => conj eq_refl eq_refl.

Definition is_mass_set : @mass_set =
  (fun (x : R) (A : R -> Prop) (y : R) => y = 0 \/ A x /\ y = 1)
  := eq_refl.

Definition is_mass : @mass =
  (fun (x : R) (A : R -> Prop) => proj1_sig (mass_lub x A))
  := eq_refl.

Definition states_dirac_stationary :
  forall (x : R) (f : R -> R), f x = x -> stationary (dirac x) f
  := @dirac_stationary.

(** * Law *)

Definition makes_LipschitzFunction :
  forall (M : Metric_Space) (value : Base M -> R) (constant : R),
  0 <= constant ->
  (forall x y : Base M, Rabs (value x - value y) <= constant * dist M x y) ->
  LipschitzFunction M
  := @Build_LipschitzFunction.

Definition is_mean_backward : @mean_backward =
  (fun (M : Metric_Space) (A : Type) (p : law A) (T : A -> Base M -> Base M)
  (f : Base M -> R) (n : nat) (x : Base M) => expect p n (fun w : list A => f (run T w x)))
  := eq_refl.

Definition is_mean_forward : @mean_forward =
  (fun (M : Metric_Space) (A : Type) (p : law A) (T : A -> Base M -> Base M)
  (f : Base M -> R) (n : nat) (x : Base M) =>
  expect p n (fun w : list A => f (run T (rev w) x)))
  := eq_refl.

Definition is_transition : @transition =
  (fun (M : Metric_Space) (A : Type) (p : law A) (T : A -> Base M -> Base M)
  (f : Base M -> R) (x : Base M) => mean p (fun a : A => f (T a x)))
  := eq_refl.

Definition is_displacement : @displacement =
  (fun (M : Metric_Space) (A : Type) (p : law A) (T : A -> Base M -> Base M) (x : Base M) =>
  mean p (fun a : A => dist M x (T a x)))
  := eq_refl.

Definition is_step_back : @step_back =
  (fun (M : Metric_Space) (A : Type) (p : law A) (T : A -> Base M -> Base M)
  (k : R) (Hp : probability p) (Hk : 0 <= k < 1) (Hlip : forall a : A, lipschitz k (T a))
  (F : LipschitzFunction M) =>
  {|
  value := transition p T F;
  constant := k * constant F;
  constant_nonneg := Rmult_le_pos k (constant F) (proj1 Hk) (constant_nonneg F);
  value_lipschitz := transition_lipschitz p T k Hp Hlip F
  |})
  := eq_refl.

Definition states_law_converges :
  forall (M : Metric_Space) (A : Type) (p : law A) (T : A -> Base M -> Base M)
    (k : R) (Hp : probability p) (Hk : 0 <= k < 1)
    (Hlip : forall a : A, lipschitz k (T a)),
  Base M ->
  exists Lam : LipschitzFunction M -> R,
    (forall (F : LipschitzFunction M) (x : Base M) (n : nat),
     Rabs (mean_backward p T F n x - Lam F) <=
     constant F * displacement p T x / (1 - k) * k ^ n /\
     Rabs (mean_forward p T F n x - Lam F) <=
     constant F * displacement p T x / (1 - k) * k ^ n) /\
    (forall F : LipschitzFunction M, Lam (step_back p T k Hp Hk Hlip F) = Lam F) /\
    (forall nu : law (Base M),
     probability nu ->
     (forall F : LipschitzFunction M, mean nu (transition p T F) = mean nu F) ->
     forall F : LipschitzFunction M, mean nu F = Lam F)
  := @law_converges.

(** * LawFunctional *)

Definition is_continued : @continued =
  (fun (A X : Type) (T : A -> X -> X) (w : list A) (e : nat -> A) (i : nat) =>
  T (nth (i - 1) w (e i)))
  := eq_refl.

Definition states_law_functional :
  forall (M : Metric_Space) (A : Type) (p : law A) (T : A -> Base M -> Base M) (k : R),
  probability p ->
  0 <= k < 1 ->
  forall Lam : LipschitzFunction M -> R,
  (forall (F : LipschitzFunction M) (x : Base M) (n : nat),
   Rabs (mean_backward p T F n x - Lam F) <=
   constant F * displacement p T x / (1 - k) * k ^ n) ->
  Base M ->
  (forall (F G H : LipschitzFunction M) (a b : R),
   (forall y : Base M, H y = a * F y + b * G y) -> Lam H = a * Lam F + b * Lam G) /\
  (forall F G : LipschitzFunction M, (forall y : Base M, F y <= G y) -> Lam F <= Lam G) /\
  (forall (F : LipschitzFunction M) (c : R), (forall y : Base M, F y = c) -> Lam F = c)
  := @law_functional.

Definition states_law_of_limit :
  forall (M : Metric_Space) (A : Type) (p : law A) (T : A -> Base M -> Base M) (k : R),
  probability p ->
  0 <= k < 1 ->
  forall Lam : LipschitzFunction M -> R,
  (forall (F : LipschitzFunction M) (x : Base M) (n : nat),
   Rabs (mean_backward p T F n x - Lam F) <=
   constant F * displacement p T x / (1 - k) * k ^ n) ->
  (forall a : A, lipschitz k (T a)) ->
  forall (x : Base M) (D : R) (n : nat) (e : list A -> nat -> A)
    (l : list A -> Base M) (F : LipschitzFunction M),
  (forall a : A, dist M x (T a x) <= D) ->
  (forall w : list A,
   length w = n -> converges (fun j : nat => backward (continued T w (e w)) j x) (l w)) ->
  Rabs (expect p n (fun w : list A => F (l w)) - Lam F) <=
  constant F * (D + displacement p T x) / (1 - k) * k ^ n
  := @law_of_limit.

(** * CyclicLaw *)

Definition is_any_phase : @any_phase =
  ([(1 / 3, 0%nat); (1 / 3, 1%nat); (1 / 3, 2%nat)])
  := eq_refl.

Definition states_cyclic_order_laws :
  (forall (F : LipschitzFunction R_met) (x : R),
   Un_cv (fun n : nat => mean any_phase (fun i : nat => F (backward (cyclic i) n x)))
     ((F (10 / 7) + F (20 / 7) + F (26 / 7)) / 3) /\
   Un_cv (fun n : nat => mean any_phase (fun i : nat => F (forward (cyclic i) n x)))
     ((F 2 + F 2 + F 4) / 3)) /\
  (exists F : LipschitzFunction R_met,
     (F (10 / 7) + F (20 / 7) + F (26 / 7)) / 3 - (F 2 + F 2 + F 4) / 3 = 8 / 21)
  := @cyclic_order_laws.

(** * Coupling *)

Definition is_coalesced : @coalesced =
  (fun (A X : Type) (states : list X) (same : forall x y : X, {x = y} + {x <> y})
  (x0 : X) (T : A -> X -> X) (w : list A) =>
  forallb (fun x : X => if same (run T w x) (run T w x0) then true else false) states)
  := eq_refl.

Definition is_miss : @miss =
  (fun (A X : Type) (states : list X) (same : forall x y : X, {x = y} + {x <> y})
  (x0 : X) (p : law A) (T : A -> X -> X) (n : nat) =>
  expect p n (fun w : list A => if coalesced states same x0 T w then 0 else 1))
  := eq_refl.

Definition is_mean_value : @mean_value =
  (fun (A X : Type) (states : list X) (same : forall x y : X, {x = y} + {x <> y})
  (x0 : X) (p : law A) (T : A -> X -> X) (f : X -> R) (n : nat) =>
  expect p n (fun w : list A => if coalesced states same x0 T w then f (run T w x0) else 0))
  := eq_refl.

Definition is_stationary_law : @stationary_law =
  (fun (A X : Type) (p : law A) (T : A -> X -> X) (pi : law X) =>
  probability pi /\
  (forall f : X -> R, mean pi (fun x : X => mean p (fun a : A => f (T a x))) = mean pi f))
  := eq_refl.

Definition is_possible : @possible =
  (fun (A : Type) (p : law A) (a : A) => exists c : R, 0 < c /\ In (c, a) p)
  := eq_refl.

Definition is_two_state : @two_state =
  (fun a x : bool => if a then false else negb x)
  := eq_refl.

Definition is_half_half : @half_half =
  ([(1 / 2, true); (1 / 2, false)])
  := eq_refl.

Definition states_coalesced_spec :
  forall (A X : Type) (states : list X) (same : forall x y : X, {x = y} + {x <> y})
    (x0 : X),
  (forall x : X, In x states) ->
  forall (T : A -> X -> X) (w : list A),
  coalesced states same x0 T w = true <-> (forall x y : X, run T w x = run T w y)
  := @coalesced_spec.

Definition states_coupling_identity :
  forall (A X : Type) (states : list X) (same : forall x y : X, {x = y} + {x <> y})
    (x0 : X),
  (forall x : X, In x states) ->
  forall (p : law A) (T : A -> X -> X) (pi : law X) (f : X -> R) (n : nat),
  stationary_law p T pi ->
  mean pi f =
  mean_value states same x0 p T f n +
  expect p n
    (fun w : list A =>
     if coalesced states same x0 T w then 0 else mean pi (fun x : X => f (run T w x)))
  := @coupling_identity.

Definition states_coupling_error :
  forall (A X : Type) (states : list X) (same : forall x y : X, {x = y} + {x <> y})
    (x0 : X),
  (forall x : X, In x states) ->
  forall (p : law A) (T : A -> X -> X),
  probability p ->
  forall (pi : law X) (f : X -> R) (C : R) (n : nat),
  stationary_law p T pi ->
  (forall x : X, Rabs (f x) <= C) ->
  Rabs (mean_value states same x0 p T f n - mean pi f) <= C * miss states same x0 p T n
  := @coupling_error.

Definition states_coalescence_certain :
  forall (A X : Type) (states : list X) (same : forall x y : X, {x = y} + {x <> y})
    (x0 : X),
  (forall x : X, In x states) ->
  forall (p : law A) (T : A -> X -> X),
  probability p ->
  forall v : list A,
  Forall (possible p) v ->
  coalesced states same x0 T v = true -> Un_cv (miss states same x0 p T) 0
  := @coalescence_certain.

Definition states_coupling_law :
  forall (A X : Type) (states : list X) (same : forall x y : X, {x = y} + {x <> y})
    (x0 : X),
  (forall x : X, In x states) ->
  forall (p : law A) (T : A -> X -> X),
  probability p ->
  forall (v : list A) (pi : law X) (f : X -> R),
  Forall (possible p) v ->
  coalesced states same x0 T v = true ->
  stationary_law p T pi -> Un_cv (mean_value states same x0 p T f) (mean pi f)
  := @coupling_law.

Definition states_stationary_law_unique :
  forall (A X : Type) (states : list X) (same : forall x y : X, {x = y} + {x <> y})
    (x0 : X),
  (forall x : X, In x states) ->
  forall (p : law A) (T : A -> X -> X),
  probability p ->
  forall (v : list A) (pi pi' : law X) (f : X -> R),
  Forall (possible p) v ->
  coalesced states same x0 T v = true ->
  stationary_law p T pi -> stationary_law p T pi' -> mean pi f = mean pi' f
  := @stationary_law_unique.

Definition states_forward_coupling_wrong :
  stationary_law half_half two_state [(2 / 3, false); (1 / 3, true)] /\
  (forall (a : bool) (w : list bool),
   ~ (forall x y : bool, run two_state w x = run two_state w y) ->
   (forall x y : bool, run two_state (a :: w) x = run two_state (a :: w) y) ->
   forall x : bool, run two_state (a :: w) x = false)
  := @forward_coupling_wrong.

(** * CouplingExists *)

Definition states_stationary_law_exists :
  forall (A X : Type) (states : list X) (same : forall x y : X, {x = y} + {x <> y})
    (x0 : X),
  (forall x : X, In x states) ->
  NoDup states ->
  forall (p : law A) (T : A -> X -> X),
  probability p ->
  forall v : list A,
  Forall (possible p) v ->
  coalesced states same x0 T v = true ->
  exists pi : law X,
    stationary_law p T pi /\
    (forall f : X -> R, Un_cv (mean_value states same x0 p T f) (mean pi f))
  := @stationary_law_exists.

(** * Smooth *)

Definition is_linear : @linear =
  (fun (E : InnerSpace) (D : E -> E) =>
  (forall x y : E, D (x + y)%V = (D x + D y)%V) /\
  (forall (a : R) (x : E), D (a * x)%V = (a * D x)%V))
  := eq_refl.

Definition is_derivative : @derivative =
  (fun (E : InnerSpace) (V : E -> E) (x : E) (D : E -> E) =>
  linear D /\
  (forall eps : R,
 0 < eps ->
 exists delta : R,
   0 < delta /\
   (forall u : E, norm u < delta -> norm ((V (x + u) - V x)%V - D u) <= eps * norm u)))
  := eq_refl.

Definition is_twice_differentiable : @twice_differentiable =
  (fun (E : InnerSpace) (S : E -> Prop) (V : E -> E) (DV : E -> E -> E)
  (D2V : E -> E -> E -> E) (L Q : R) =>
  forall x : E,
  S x ->
  derivative V x (DV x) /\
  (forall v : E, derivative (fun y : E => DV y v) x (fun u : E => D2V x u v)) /\
  (forall v : E, norm (DV x v) <= L * norm v) /\
  (forall u v : E, norm (D2V x u v) <= Q * norm u * norm v))
  := eq_refl.

Definition is_near : @near =
  (fun (E : InnerSpace) (c : E) (r : R) (y : E) => norm (y - c) <= r)
  := eq_refl.

Definition is_expands : @expands =
  (fun (E : InnerSpace) (th : E) (r M L Q : R) (V D : E -> E) =>
  linear D /\
  (forall v : E, norm (D v) <= L * norm v) /\
  (forall y : E,
 near th r y ->
 norm (V y) <= M /\
 norm (V y - V th) <= L * norm (y - th) /\
 norm ((V y - V th)%V - D (y - th)%V) <= Q / 2 * norm (y - th) ^ 2))
  := eq_refl.

Definition states_taylor :
  forall (E : InnerSpace) (th : E) (r M L Q : R) (V : E -> E)
    (DV : E -> E -> E) (D2V : E -> E -> E -> E),
  0 <= r ->
  0 <= Q ->
  twice_differentiable (near th r) V DV D2V L Q ->
  (forall y : E, near th r y -> norm (V y) <= M) -> expands th r M L Q V (DV th)
  := @taylor.

(** * Sums *)

Definition is_vsum : @vsum =
  (fun (E : InnerSpace) (A : Type) (f : A -> E) (w : list A) =>
  fold_right (fun (a : A) (s : E) => (f a + s)%V) zero w)
  := eq_refl.

Definition is_pairs : @pairs =
  (fun (E : InnerSpace) (A : Type) =>
  fix pairs (f : A -> A -> E) (w : list A) {struct w} : E :=
  match w with
  | [] => zero
  | a :: w' => (vsum (f a) w' + pairs f w')%V
  end)
  := eq_refl.

(** * Expansion *)

Definition is_small_step : @small_step =
  (fun (E : InnerSpace) (A : Type) (V : A -> E -> E) (h : R) (a : A) (x : E) =>
  (x + h * V a x)%V)
  := eq_refl.

Definition is_order_two : @order_two =
  (fun (E : InnerSpace) (A : Type) (V D : A -> E -> E) (th : E) (h : R) (w : list A) =>
  (th + h * vsum (fun a : A => V a th) w + h ^ 2 * pairs (fun a b : A => D a (V b th)) w)%V)
  := eq_refl.

Definition is_remainder : @remainder =
  (fun (n : nat) (M L Q : R) => INR n ^ 3 * M * (L ^ 2 + Q * M) / 6)
  := eq_refl.

Definition is_bracket : @bracket =
  (fun (E : InnerSpace) (A : Type) (V D : A -> E -> E) (th : E) (i j : A) =>
  (D i (V j th) - D j (V i th))%V)
  := eq_refl.

Definition states_word_expansion_local :
  forall (E : InnerSpace) (A : Type) (V D : A -> E -> E) (th : E) (r M L Q h : R),
  0 <= M ->
  0 <= L ->
  0 <= Q ->
  0 <= h ->
  (forall a : A, expands th r M L Q (V a) (D a)) ->
  forall w : list A,
  h * INR (length w) * M <= r ->
  norm (run (small_step V h) w th - order_two V D th h w) <=
  remainder (length w) M L Q * h ^ 3
  := @word_expansion_local.

Definition states_reversal_expansion_local :
  forall (E : InnerSpace) (A : Type) (V D : A -> E -> E) (th : E)
    (r M L Q h : R) (w : list A),
  0 <= M ->
  0 <= L ->
  0 <= Q ->
  0 <= h ->
  (forall a : A, expands th r M L Q (V a) (D a)) ->
  h * INR (length w) * M <= r ->
  norm
    ((run (small_step V h) w th - run (small_step V h) (rev w) th)%V -
     (h ^ 2 * pairs (bracket V D th) w)%V) <= 2 * remainder (length w) M L Q * h ^ 3
  := @reversal_expansion_local.

(** * LemmaC1 *)

Definition is_bounded_on_ball : @bounded_on_ball =
  (fun (E : InnerSpace) (A : Type) (V : A -> E -> E) (DV : A -> E -> E -> E)
  (D2V : A -> E -> E -> E -> E) (th : E) (r M L Q : R) =>
  0 <= r /\
  0 <= M /\
  0 <= L /\
  0 <= Q /\
  (forall a : A,
 twice_differentiable (near th r) (V a) (DV a) (D2V a) L Q /\
 (forall y : E, near th r y -> norm (V a y) <= M)))
  := eq_refl.

Definition is_bounded_derivatives : @bounded_derivatives =
  (fun (E : InnerSpace) (A : Type) (V : A -> E -> E) (DV : A -> E -> E -> E)
  (D2V : A -> E -> E -> E -> E) (th : E) (M L Q : R) =>
  0 <= M /\
  0 <= L /\
  0 <= Q /\
  (forall a : A,
 twice_differentiable (fun _ : E => True) (V a) (DV a) (D2V a) L Q /\ norm (V a th) <= M))
  := eq_refl.

Definition states_lemma_C1_ball :
  forall (E : InnerSpace) (A : Type) (V : A -> E -> E) (DV : A -> E -> E -> E)
    (D2V : A -> E -> E -> E -> E) (th : E) (r M L Q h : R) (w : list A),
  bounded_on_ball V DV D2V th r M L Q ->
  0 <= h ->
  h * INR (length w) * M <= r ->
  norm (run (small_step V h) w th - order_two V (fun a : A => DV a th) th h w) <=
  remainder (length w) M L Q * h ^ 3
  := @lemma_C1_ball.

Definition states_theorem_C2_ball :
  forall (E : InnerSpace) (A : Type) (V : A -> E -> E) (DV : A -> E -> E -> E)
    (D2V : A -> E -> E -> E -> E) (th : E) (r M L Q h : R) (w : list A),
  bounded_on_ball V DV D2V th r M L Q ->
  0 <= h ->
  h * INR (length w) * M <= r ->
  norm
    ((run (small_step V h) w th - run (small_step V h) (rev w) th)%V -
     (h ^ 2 * pairs (bracket V (fun a : A => DV a th) th) w)%V) <=
  2 * remainder (length w) M L Q * h ^ 3
  := @theorem_C2_ball.

Definition states_lemma_C1 :
  forall (E : InnerSpace) (A : Type) (V : A -> E -> E) (DV : A -> E -> E -> E)
    (D2V : A -> E -> E -> E -> E) (th : E) (M L Q h : R) (w : list A),
  bounded_derivatives V DV D2V th M L Q ->
  0 <= h ->
  h * INR (length w) * (M + L) <= 1 ->
  norm (run (small_step V h) w th - order_two V (fun a : A => DV a th) th h w) <=
  remainder (length w) (M + L) L Q * h ^ 3
  := @lemma_C1.

Definition states_theorem_C2 :
  forall (E : InnerSpace) (A : Type) (V : A -> E -> E) (DV : A -> E -> E -> E)
    (D2V : A -> E -> E -> E -> E) (th : E) (M L Q h : R) (w : list A),
  bounded_derivatives V DV D2V th M L Q ->
  0 <= h ->
  h * INR (length w) * (M + L) <= 1 ->
  norm
    ((run (small_step V h) w th - run (small_step V h) (rev w) th)%V -
     (h ^ 2 * pairs (bracket V (fun a : A => DV a th) th) w)%V) <=
  2 * remainder (length w) (M + L) L Q * h ^ 3
  := @theorem_C2.

Definition states_theorem_C2_backward_forward :
  forall (E : InnerSpace) (V : nat -> E -> E) (DV : nat -> E -> E -> E)
    (D2V : nat -> E -> E -> E -> E) (th : E) (M L Q h : R) (n : nat),
  bounded_derivatives V DV D2V th M L Q ->
  0 <= h ->
  h * INR n * (M + L) <= 1 ->
  norm
    ((backward (small_step V h) n th - forward (small_step V h) n th)%V -
     (h ^ 2 * pairs (bracket V (fun i : nat => DV i th) th) (seq 1 n))%V) <=
  2 * remainder n (M + L) L Q * h ^ 3
  := @theorem_C2_backward_forward.

(** * Quadratic *)

Definition is_quadratic_field : @quadratic_field =
  (fun (E : InnerSpace) (A : Type) (H : A -> E -> E) (b : A -> E) (a : A) (x : E) =>
  (b a - H a x)%V)
  := eq_refl.

Definition states_quadratic_bounded_derivatives :
  forall (E : InnerSpace) (A : Type) (H : A -> E -> E) (b : A -> E) (L : R),
  0 <= L ->
  (forall a : A, linear (H a)) ->
  (forall (a : A) (x : E), norm (H a x) <= L * norm x) ->
  forall (th : E) (M : R),
  0 <= M ->
  (forall a : A, norm (quadratic_field H b a th) <= M) ->
  bounded_derivatives (quadratic_field H b) (fun (a : A) (_ v : E) => opp (H a v))
    (fun (_ : A) (_ _ _ : E) => zero) th M L 0
  := @quadratic_bounded_derivatives.

(** * SmoothThree *)

Definition is_thrice_differentiable : @thrice_differentiable =
  (fun (E : InnerSpace) (S : E -> Prop) (V : E -> E) (DV : E -> E -> E)
  (D2V : E -> E -> E -> E) (D3V : E -> E -> E -> E -> E) (L Q C : R) =>
  twice_differentiable S V DV D2V L Q /\
  (forall x : E,
 S x ->
 (forall u : E, linear (D2V x u)) /\
 (forall u v : E, derivative (fun y : E => D2V y u v) x (fun w : E => D3V x w u v)) /\
 (forall w u v : E, norm (D3V x w u v) <= C * norm w * norm u * norm v)))
  := eq_refl.

Definition is_expands_three : @expands_three =
  (fun (E : InnerSpace) (th : E) (r C Q : R) (V D : E -> E) (B : E -> E -> E) =>
  (forall u : E, linear (B u)) /\
  (forall v : E, linear (fun u : E => B u v)) /\
  (forall u v : E, norm (B u v) <= Q * norm u * norm v) /\
  (forall y : E,
 near th r y ->
 norm ((V y - V th - D (y - th))%V - (1 / 2 * B (y - th) (y - th))%V) <=
 C / 6 * norm (y - th) ^ 3))
  := eq_refl.

Definition states_taylor_three :
  forall (E : InnerSpace) (th : E) (r L Q C : R) (V : E -> E)
    (DV : E -> E -> E) (D2V : E -> E -> E -> E) (D3V : E -> E -> E -> E -> E),
  0 <= r ->
  0 <= Q ->
  0 <= C ->
  thrice_differentiable (near th r) V DV D2V D3V L Q C ->
  expands_three th r C Q V (DV th) (D2V th)
  := @taylor_three.

(** * ExpansionThree *)

Definition is_triples : @triples =
  (fun (E : InnerSpace) (A : Type) =>
  fix triples (f : A -> A -> A -> E) (w : list A) {struct w} : E :=
  match w with
  | [] => zero
  | a :: w' => (pairs (f a) w' + triples f w')%V
  end)
  := eq_refl.

Definition is_tails : @tails =
  (fun (E : InnerSpace) (A : Type) =>
  fix tails (f : A -> list A -> E) (w : list A) {struct w} : E :=
  match w with
  | [] => zero
  | a :: w' => (f a w' + tails f w')%V
  end)
  := eq_refl.

Definition is_third : @third =
  (fun (E : InnerSpace) (A : Type) (V D : A -> E -> E) (B : A -> E -> E -> E)
  (th : E) (w : list A) =>
  (triples (fun a b c : A => D a (D b (V c th))) w +
 1 / 2 *
 tails
   (fun (a : A) (t : list A) =>
    B a (vsum (fun b : A => V b th) t) (vsum (fun b : A => V b th) t)) w)%V)
  := eq_refl.

Definition is_order_three : @order_three =
  (fun (E : InnerSpace) (A : Type) (V D : A -> E -> E) (B : A -> E -> E -> E)
  (th : E) (h : R) (w : list A) => (order_two V D th h w + h ^ 3 * third V D B th w)%V)
  := eq_refl.

Definition is_remainder_three : @remainder_three =
  (fun (n : nat) (M L Q C : R) => INR n ^ 4 * M * (C * M ^ 2 + 4 * L * Q * M + L ^ 3) / 24)
  := eq_refl.

Definition states_word_expansion_three_local :
  forall (E : InnerSpace) (A : Type) (V D : A -> E -> E) (B : A -> E -> E -> E)
    (th : E) (r M L Q C h : R),
  0 <= M ->
  0 <= L ->
  0 <= Q ->
  0 <= C ->
  0 <= h ->
  (forall a : A, expands th r M L Q (V a) (D a)) ->
  (forall a : A, expands_three th r C Q (V a) (D a) (B a)) ->
  forall w : list A,
  h * INR (length w) * M <= r ->
  norm (run (small_step V h) w th - order_three V D B th h w) <=
  remainder_three (length w) M L Q C * h ^ 4
  := @word_expansion_three_local.

(** * DifferenceThree *)

Definition is_splits : @splits =
  (fun (E : InnerSpace) (A : Type) =>
  fix splits (f : list A -> A -> list A -> E) (past w : list A) {struct w} : E :=
  match w with
  | [] => zero
  | a :: w' => (f past a w' + splits f (past ++ [a]) w')%V
  end)
  := eq_refl.

Definition is_difference_three : @difference_three =
  (fun (E : InnerSpace) (A : Type) (V D : A -> E -> E) (B : A -> E -> E -> E)
  (th : E) (w : list A) =>
  let S := vsum (fun b : A => V b th) in
  (triples (fun u v x : A => D u (D v (V x th)) - D x (D v (V u th))) w +
 1 / 2 * splits (fun (b : list A) (u : A) (t : list A) => B u (S t - S b) (S b + S t)) [] w)%V)
  := eq_refl.

Definition is_bounded_on_ball_three : @bounded_on_ball_three =
  (fun (E : InnerSpace) (A : Type) (V : A -> E -> E) (DV : A -> E -> E -> E)
  (D2V : A -> E -> E -> E -> E) (D3V : A -> E -> E -> E -> E -> E)
  (th : E) (r M L Q C : R) =>
  bounded_on_ball V DV D2V th r M L Q /\
  0 <= C /\
  (forall a : A, thrice_differentiable (near th r) (V a) (DV a) (D2V a) (D3V a) L Q C))
  := eq_refl.

Definition states_third_difference :
  forall (E : InnerSpace) (A : Type) (V D : A -> E -> E) (B : A -> E -> E -> E)
    (th : E) (w : list A),
  (forall (a : A) (u : E), linear (B a u)) ->
  (forall (a : A) (v : E), linear (fun u : E => B a u v)) ->
  (forall (a : A) (u v : E), B a u v = B a v u) ->
  (third V D B th w - third V D B th (rev w))%V = difference_three V D B th w
  := @third_difference.

Definition states_order_three_ball :
  forall (E : InnerSpace) (A : Type) (V : A -> E -> E) (DV : A -> E -> E -> E)
    (D2V : A -> E -> E -> E -> E) (D3V : A -> E -> E -> E -> E -> E)
    (th : E) (r M L Q C h : R),
  bounded_on_ball_three V DV D2V D3V th r M L Q C ->
  0 <= h ->
  forall w : list A,
  h * INR (length w) * M <= r ->
  norm
    (run (small_step V h) w th -
     order_three V (fun a : A => DV a th) (fun a : A => D2V a th) th h w) <=
  remainder_three (length w) M L Q C * h ^ 4
  := @order_three_ball.

Definition states_reversal_three_ball :
  forall (E : InnerSpace) (A : Type) (V : A -> E -> E) (DV : A -> E -> E -> E)
    (D2V : A -> E -> E -> E -> E) (D3V : A -> E -> E -> E -> E -> E)
    (th : E) (r M L Q C h : R),
  bounded_on_ball_three V DV D2V D3V th r M L Q C ->
  0 <= h ->
  forall w : list A,
  (forall (a : A) (u v : E), D2V a th u v = D2V a th v u) ->
  h * INR (length w) * M <= r ->
  norm
    ((run (small_step V h) w th - run (small_step V h) (rev w) th -
      h ^ 2 * pairs (bracket V (fun a : A => DV a th) th) w)%V -
     (h ^ 3 * difference_three V (fun a : A => DV a th) (fun a : A => D2V a th) th w)%V) <=
  2 * remainder_three (length w) M L Q C * h ^ 4
  := @reversal_three_ball.

