/** The Python with Keras that the comparisons run. */

import {
  createVenv,
  findPython,
  type PythonEnvironment,
  pythonCandidates,
} from '../programs/python';

const REQUIREMENTS = ['keras==3.15.1', 'scikit-learn==1.9.1', 'tensorflow-cpu==2.21.0'];
const PACKAGES = ['keras', 'scikit-learn', 'tensorflow', 'tensorflow-cpu'];

/** @returns undefined if neither the one named nor another has Keras and scikit-learn */
export function findKerasPython(python?: string): Promise<PythonEnvironment | undefined> {
  return findPython(
    pythonCandidates(python),
    PACKAGES,
    ({ packages }) => 'keras' in packages && 'scikit-learn' in packages,
  );
}

/** @returns undefined if there is none and none is to be made */
export async function findKeras(
  python: string | undefined,
  create: boolean,
): Promise<string | undefined> {
  const found = await findKerasPython(python);
  if (found) return found.python;
  if (python !== undefined) {
    throw new Error(
      `--python ${python} has no Keras and scikit-learn: pip install -r keras/requirements.txt`,
    );
  }
  return create ? createVenv(REQUIREMENTS, (text) => console.log(`• ${text}`)) : undefined;
}
