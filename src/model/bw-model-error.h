/* bw-model-error.h: what can be wrong with data
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BwModelError:
 * @BW_MODEL_ERROR_SYNTAX: not JSON, too deep, too long, or with a NUL byte
 * @BW_MODEL_ERROR_FIELD: a member is missing, of the wrong kind or out of range
 * @BW_MODEL_ERROR_REFERENCE: a code or id that names nothing known
 * @BW_MODEL_ERROR_FORMAT: a file or stream that is not in the stated format
 * @BW_MODEL_ERROR_RULE: well-formed, but what stands already does not allow it
 */
typedef enum
{
  BW_MODEL_ERROR_SYNTAX,
  BW_MODEL_ERROR_FIELD,
  BW_MODEL_ERROR_REFERENCE,
  BW_MODEL_ERROR_FORMAT,
  BW_MODEL_ERROR_RULE,
} BwModelError;

#define BW_MODEL_ERROR (bw_model_error_quark ())

GQuark bw_model_error_quark (void);

G_END_DECLS
