/* bw-import-fate.h: what became of a row that was to be sent
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BwImportFate:
 * @BW_IMPORT_FATE_NONE: nothing of the file has been sent, or this row is not to be
 * @BW_IMPORT_FATE_SENT: the backend has answered
 * @BW_IMPORT_FATE_UNSENT: it was stopped before
 * @BW_IMPORT_FATE_UNSURE: it went, and there was no answer: it may stand there
 */
typedef enum
{
  BW_IMPORT_FATE_NONE,
  BW_IMPORT_FATE_SENT,
  BW_IMPORT_FATE_UNSENT,
  BW_IMPORT_FATE_UNSURE,
} BwImportFate;

G_END_DECLS
