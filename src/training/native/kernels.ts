/**
 * TensorFlow's own kernels, one named function each.
 *
 * A kernel is one operation compiled into TensorFlow: `MatMul`, `Sigmoid`,
 * `ResourceApplyRMSProp`. TensorFlow.js calls them for every `tf.matMul`; here
 * they are called without its bookkeeping. Tensors are float32 and live in
 * TensorFlow's memory; TypeScript holds their numbers (ids).
 */

import { fault } from '../../names/fault';

/** The number by which the addon knows a tensor. */
export type TensorId = number;

interface OpAttribute {
  name: string;
  type: number;
  value: number | boolean | string | number[];
}

/** What this file uses of the addon: `tf.backend().binding` of @tensorflow/tfjs-node. */
export interface TensorFlowBinding {
  readonly TF_Version: string;
  readonly TF_FLOAT: number;
  readonly TF_INT32: number;
  readonly TF_ATTR_TYPE: number;
  readonly TF_ATTR_BOOL: number;
  readonly TF_ATTR_STRING: number;
  readonly TF_ATTR_SHAPE: number;
  createTensor(shape: number[], dtype: number, values: Float32Array | Int32Array): TensorId;
  deleteTensor(id: TensorId): void;
  tensorDataSync(id: TensorId): Float32Array | Int32Array;
  executeOp(
    name: string,
    attributes: OpAttribute[],
    inputs: TensorId[],
    outputCount: number,
  ): { id: TensorId }[];
}

/** A tensor that keeps its place while its values change: a weight or an optimizer's slot. */
export interface Variable {
  readonly handle: TensorId;
  readonly shape: number[];
}

/** Both results of a softmax cross-entropy kernel. */
export interface CrossEntropy {
  /** L of each row: [rows]. */
  losses: TensorId;
  /** ∂L/∂z = p − y, not yet divided by the number of rows: [rows, units]. */
  gradient: TensorId;
}

/**
 * TensorFlow's `ResourceHandle::ANONYMOUS_NAME`: every variable made under it is a new one.
 * Names of our own would be shared by accident, and TensorFlow never forgets a name it has seen.
 */
const ANONYMOUS_NAME = 'cd2c89b7-88b7-44c8-ad83-06c2a9158347';

const NO_ATTRIBUTES: OpAttribute[] = [];

/**
 * The kernels, and the owner of every tensor they make: a tensor lives until
 * the `tidy` around it ends, `free` ends it sooner, or `dispose` ends all.
 * A type attribute is left out wherever TensorFlow reads it off the inputs.
 */
export class Kernels {
  private owned = new Set<TensorId>();

  private readonly binding: TensorFlowBinding;
  private readonly float: OpAttribute[];
  private readonly transposeA: OpAttribute[];
  private readonly transposeB: OpAttribute[];
  private readonly keepDims: OpAttribute[];
  private readonly nesterov: OpAttribute[];
  private readonly toFloat: OpAttribute[];
  private readonly rowsAxis: TensorId;
  private readonly bothAxes: TensorId;

  constructor(binding: TensorFlowBinding) {
    const { TF_ATTR_BOOL, TF_ATTR_TYPE, TF_FLOAT, TF_INT32 } = binding;
    this.binding = binding;
    this.float = [{ name: 'dtype', type: TF_ATTR_TYPE, value: TF_FLOAT }];
    this.transposeA = [{ name: 'transpose_a', type: TF_ATTR_BOOL, value: true }];
    this.transposeB = [{ name: 'transpose_b', type: TF_ATTR_BOOL, value: true }];
    this.keepDims = [{ name: 'keep_dims', type: TF_ATTR_BOOL, value: true }];
    this.nesterov = [{ name: 'use_nesterov', type: TF_ATTR_BOOL, value: true }];
    this.toFloat = [{ name: 'DstT', type: TF_ATTR_TYPE, value: TF_FLOAT }];
    this.rowsAxis = this.own(binding.createTensor([1], TF_INT32, Int32Array.of(1)));
    this.bothAxes = this.own(binding.createTensor([2], TF_INT32, Int32Array.of(0, 1)));
  }

  // ── Owning ────────────────────────────────────────────────────────────────

  /** Runs `body` and frees every tensor made in it, also when it throws. */
  tidy<Result>(body: () => Result): Result {
    const outer = this.owned;
    this.owned = new Set();
    try {
      return body();
    } finally {
      for (const id of this.owned) this.binding.deleteTensor(id);
      this.owned = outer;
    }
  }

  free(id: TensorId): void {
    this.owned.delete(id);
    this.binding.deleteTensor(id);
  }

  /** Frees what no `tidy` freed; variables are destroyed by their owner. */
  dispose(): void {
    for (const id of this.owned) this.binding.deleteTensor(id);
    this.owned.clear();
  }

  // ── In and out ────────────────────────────────────────────────────────────

  /** Values may be shared, not copied: leave them alone while the tensor lives. */
  tensor(values: Float32Array | Int32Array, shape: number[]): TensorId {
    const { TF_FLOAT, TF_INT32 } = this.binding;
    return this.own(
      this.binding.createTensor(
        shape,
        values instanceof Float32Array ? TF_FLOAT : TF_INT32,
        values,
      ),
    );
  }

  scalar(value: number): TensorId {
    return this.tensor(Float32Array.of(value), []);
  }

  /** @returns a copy */
  values(id: TensorId): Float32Array {
    const values = this.binding.tensorDataSync(id);
    if (values instanceof Float32Array) return values;
    throw fault(`Expected float32 values, got ${values.constructor.name}.`);
  }

  // ── Variables ─────────────────────────────────────────────────────────────

  /** A variable full of zeros; its owner destroys it. */
  variable(shape: number[]): Variable {
    const { TF_ATTR_SHAPE, TF_ATTR_STRING } = this.binding;
    const handle = this.one(
      'VarHandleOp',
      [],
      [
        ...this.float,
        { name: 'shared_name', type: TF_ATTR_STRING, value: ANONYMOUS_NAME },
        { name: 'shape', type: TF_ATTR_SHAPE, value: shape },
      ],
    );
    const variable = { handle, shape };
    this.assign(variable, new Float32Array(shape.reduce((size, length) => size * length, 1)));
    return variable;
  }

  /** variable ← values. The array becomes the variable's memory: give one that nobody else uses. */
  assign(variable: Variable, values: Float32Array): void {
    this.tidy(() =>
      this.run('AssignVariableOp', [variable.handle, this.tensor(values, variable.shape)]),
    );
  }

  /** The variable's own memory, not a copy: free it before an update, or every update copies. */
  read(variable: Variable): TensorId {
    return this.one('ReadVariableOp', [variable.handle], this.float);
  }

  destroy(variable: Variable): void {
    this.run('DestroyResourceOp', [variable.handle]);
    this.free(variable.handle);
  }

  // ── Dense ─────────────────────────────────────────────────────────────────

  /** a · b: [m, k] · [k, n] → [m, n] */
  matMul = (a: TensorId, b: TensorId) => this.one('MatMul', [a, b]);
  /** aᵀ · b: [k, m], [k, n] → [m, n] */
  matMulTransposeA = (a: TensorId, b: TensorId) => this.one('MatMul', [a, b], this.transposeA);
  /** a · bᵀ: [m, k], [n, k] → [m, n] */
  matMulTransposeB = (a: TensorId, b: TensorId) => this.one('MatMul', [a, b], this.transposeB);
  /** Adds a bias [units] to every row: [rows, units] */
  biasAdd = (z: TensorId, bias: TensorId) => this.one('BiasAdd', [z, bias]);
  /** The sum over the rows: [rows, units] → [units] */
  biasAddGrad = (dz: TensorId) => this.one('BiasAddGrad', [dz]);

  // ── Activations and their slopes ──────────────────────────────────────────

  sigmoid = (z: TensorId) => this.one('Sigmoid', [z]);
  tanh = (z: TensorId) => this.one('Tanh', [z]);
  relu = (z: TensorId) => this.one('Relu', [z]);
  softmax = (z: TensorId) => this.one('Softmax', [z]);
  /** da ⊙ a(1 − a) */
  sigmoidGrad = (a: TensorId, da: TensorId) => this.one('SigmoidGrad', [a, da]);
  /** da ⊙ (1 − a²) */
  tanhGrad = (a: TensorId, da: TensorId) => this.one('TanhGrad', [a, da]);
  /** da where a > 0, else 0 */
  reluGrad = (a: TensorId, da: TensorId) => this.one('ReluGrad', [da, a]);

  // ── Element by element; [rows, 1] and [] stretch ──────────────────────────

  add = (a: TensorId, b: TensorId) => this.one('AddV2', [a, b]);
  sub = (a: TensorId, b: TensorId) => this.one('Sub', [a, b]);
  mul = (a: TensorId, b: TensorId) => this.one('Mul', [a, b]);
  div = (a: TensorId, b: TensorId) => this.one('RealDiv', [a, b]);
  square = (a: TensorId) => this.one('Square', [a]);
  log = (a: TensorId) => this.one('Log', [a]);
  /** ln(1 + eᵃ) */
  softplus = (a: TensorId) => this.one('Softplus', [a]);
  minimum = (a: TensorId, b: TensorId) => this.one('Minimum', [a, b]);
  maximum = (a: TensorId, b: TensorId) => this.one('Maximum', [a, b]);
  /** 1 where a = b, else 0 */
  equal = (a: TensorId, b: TensorId) => this.one('Cast', [this.one('Equal', [a, b])], this.toFloat);

  // ── Sums ──────────────────────────────────────────────────────────────────

  /** The sum of each row: [rows, units] → [rows, 1] */
  sumRows = (a: TensorId) => this.one('Sum', [a, this.rowsAxis], this.keepDims);
  /** The sum of all: [rows, units] → [] */
  sum = (a: TensorId) => this.one('Sum', [a, this.bothAxes]);

  // ── Cross-entropy straight from the logits z ──────────────────────────────

  /** y: one-hot [rows, units] */
  softmaxCrossEntropy(z: TensorId, y: TensorId): CrossEntropy {
    const [losses, gradient] = this.run('SoftmaxCrossEntropyWithLogits', [z, y], NO_ATTRIBUTES, 2);
    return { losses: losses, gradient: gradient };
  }

  /** y: integer labels [rows] */
  sparseSoftmaxCrossEntropy(z: TensorId, y: TensorId): CrossEntropy {
    const [losses, gradient] = this.run(
      'SparseSoftmaxCrossEntropyWithLogits',
      [z, y],
      NO_ATTRIBUTES,
      2,
    );
    return { losses: losses, gradient: gradient };
  }

  // ── Updates, in place ─────────────────────────────────────────────────────

  /** w ← w − η·g */
  applyGradientDescent(w: Variable, rate: TensorId, g: TensorId): void {
    this.run('ResourceApplyGradientDescent', [w.handle, rate, g]);
  }

  /** a ← μ·a + g;  w ← w − η·a, or with Nesterov w ← w − η·(g + μ·a) */
  applyMomentum(
    w: Variable,
    a: Variable,
    rate: TensorId,
    g: TensorId,
    momentum: TensorId,
    nesterov: boolean,
  ): void {
    const attributes = nesterov ? this.nesterov : NO_ATTRIBUTES;
    this.run('ResourceApplyMomentum', [w.handle, a.handle, rate, g, momentum], attributes);
  }

  /** s ← ρ·s + (1 − ρ)·g²;  u ← μ·u + η·g / √(s + ε);  w ← w − u */
  applyRmsProp(
    w: Variable,
    s: Variable,
    u: Variable,
    rate: TensorId,
    rho: TensorId,
    momentum: TensorId,
    epsilon: TensorId,
    g: TensorId,
  ): void {
    this.run('ResourceApplyRMSProp', [
      w.handle,
      s.handle,
      u.handle,
      rate,
      rho,
      momentum,
      epsilon,
      g,
    ]);
  }

  /** m ← m + (1 − β₁)(g − m);  v ← v + (1 − β₂)(g² − v);  w ← w − η·√(1 − b₂)/(1 − b₁) · m / (√v + ε) */
  applyAdam(
    w: Variable,
    m: Variable,
    v: Variable,
    b1: TensorId,
    b2: TensorId,
    rate: TensorId,
    beta1: TensorId,
    beta2: TensorId,
    epsilon: TensorId,
    g: TensorId,
  ): void {
    this.run('ResourceApplyAdam', [
      w.handle,
      m.handle,
      v.handle,
      b1,
      b2,
      rate,
      beta1,
      beta2,
      epsilon,
      g,
    ]);
  }

  // ── The one door to the addon ─────────────────────────────────────────────

  private own(id: TensorId): TensorId {
    this.owned.add(id);
    return id;
  }

  private one(
    name: string,
    inputs: TensorId[],
    attributes: OpAttribute[] = NO_ATTRIBUTES,
  ): TensorId {
    return this.own(this.binding.executeOp(name, attributes, inputs, 1)[0].id);
  }

  private run(
    name: string,
    inputs: TensorId[],
    attributes: OpAttribute[] = NO_ATTRIBUTES,
    outputCount = 0,
  ): TensorId[] {
    return this.binding
      .executeOp(name, attributes, inputs, outputCount)
      .map(({ id }) => this.own(id));
  }
}
