/* sink-fixture.h: writes down what a reader of rows hands over
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-document.h"
#include "bw-row-sink.h"

G_BEGIN_DECLS

/* `take LINE POINTER JSON\n`, `refuse LINE POINTER: REASON\n` or `remark LINE POINTER:
 * REMARK\n` for each, into @told. */
void        sink_fixture_set_up (BwRowSink   *sink,
                                 guint        what,
                                 BwDatum      datum,
                                 GString     *told);
BwDocument *sink_fixture_parse  (const char  *json);

G_END_DECLS
