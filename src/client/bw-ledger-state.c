/* bw-ledger-state.c: how far a part of the ledger was read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-client-ledger.h"

G_DEFINE_ENUM_TYPE (BwLedgerState, bw_ledger_state,
                    G_DEFINE_ENUM_VALUE (BW_LEDGER_STATE_ABSENT, "absent"),
                    G_DEFINE_ENUM_VALUE (BW_LEDGER_STATE_READING, "reading"),
                    G_DEFINE_ENUM_VALUE (BW_LEDGER_STATE_READ, "read"),
                    G_DEFINE_ENUM_VALUE (BW_LEDGER_STATE_FAILED, "failed"))
