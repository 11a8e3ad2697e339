/* bw-role.h: what a kind of person may do
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* The roles of design §5. */
typedef enum
{
  BW_ROLE_VIEWER,
  BW_ROLE_REPORTER,
  BW_ROLE_OFFICIAL,
  BW_ROLE_STAFF,
  BW_ROLE_COMMANDER,
  BW_ROLE_ADMIN,
} BwRole;

/* What a request needs; bw_role_may(). */
typedef enum
{
  BW_RIGHT_READ,          /* everybody but reporters */
  BW_RIGHT_REPORT,        /* reporters; staff and commanders by hand */
  BW_RIGHT_ASSIGN,        /* assignments, receipts, follow-ups, requests upward */
  BW_RIGHT_LEDGER,        /* ledger, imports, manual figures, briefings */
  BW_RIGHT_COMMAND,       /* orders, acknowledging alerts */
  BW_RIGHT_ADMINISTER,    /* tokens, configuration */
} BwRight;

#define BW_TYPE_ROLE (bw_role_get_type ())

GType       bw_role_get_type    (void);
const char *bw_role_to_string   (BwRole       role);
gboolean    bw_role_from_string (const char  *text,
                                 BwRole      *role);
gboolean    bw_role_may         (BwRole       role,
                                 BwRight      right);

G_END_DECLS
