/* bw-model-error.c: what can be wrong with data
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-model-error.h"

G_DEFINE_QUARK (bw-model-error-quark, bw_model_error)
