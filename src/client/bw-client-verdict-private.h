/* bw-client-verdict-private.h: what an answer means for an entry of the outbox
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-client-outbox-entry-private.h"

G_BEGIN_DECLS

/**
 * BwClientVerdict:
 * @BW_CLIENT_VERDICT_TAKEN: it is written; also by an earlier try whose answer was lost
 * @BW_CLIENT_VERDICT_LATER: another answer may come another time
 * @BW_CLIENT_VERDICT_CONFLICT: something else stands there
 * @BW_CLIENT_VERDICT_REFUSED: as it is it will never be taken
 */
typedef enum
{
  BW_CLIENT_VERDICT_TAKEN,
  BW_CLIENT_VERDICT_LATER,
  BW_CLIENT_VERDICT_CONFLICT,
  BW_CLIENT_VERDICT_REFUSED,
} BwClientVerdict;

/* @etag, @kind (nullable): of the answer; @kind: its Content-Type. @reason (out) (nullable): why an answer that is a
 * success as such is none. Of a 412 @entry keeps what
 * stands there. */
BwClientVerdict bw_client_verdict_reach      (BwClientOutboxEntry  *entry,
                                              guint                 status,
                                              const char           *etag,
                                              const char           *kind,
                                              const char           *answer,
                                              gsize                 length,
                                              char                **reason);

/* @retry_after (nullable): the header. Milliseconds, bounded; 0: it asks for none. */
double          bw_client_verdict_read_pause (const char           *retry_after);

G_END_DECLS
