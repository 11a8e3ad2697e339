/* bw-client-history.h: how one measure of one place came to where it is
 *
 * The histories of areas come with the feed; those of sites, and of gauges, are asked
 * for when a person looks: `GET /v1/series`.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-client-session.h"

G_BEGIN_DECLS

/* @from to @to: microseconds, the backend's time; @step: seconds, from 60 on. Fails at
 * once if the session has no backend. */
void      bw_client_history_ask_async  (BwClientSession      *session,
                                        const char           *place,
                                        const char           *subject,
                                        const char           *measure,
                                        gint64                from,
                                        gint64                to,
                                        guint                 step,
                                        GCancellable         *cancellable,
                                        GAsyncReadyCallback   callback,
                                        gpointer              user_data);

/* (transfer full) (nullable): of a flow the running total at each time, of a gauge what
 * stood there, NaN before it was first set. */
BwSeries *bw_client_history_ask_finish (GAsyncResult         *result,
                                        GError              **error);

G_END_DECLS
