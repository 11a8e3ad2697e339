/* bw-verdict.c: how an inspection found something
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-verdict.h"

#include <glib/gi18n.h>

static const char * const names[BW_N_VERDICTS] = { NULL, "met", "partial", "unmet", "commended" };

BwVerdict
bw_verdict_from_string (const char *text)
{
  for (guint i = 1; i < BW_N_VERDICTS; i++)
    {
      if (g_strcmp0 (names[i], text) == 0)
        return (BwVerdict) i;
    }

  return BW_VERDICT_NONE;
}

const char *
bw_verdict_to_string (BwVerdict verdict)
{
  g_return_val_if_fail ((guint) verdict < BW_N_VERDICTS, NULL);

  return names[verdict];
}

gboolean
bw_verdict_is_fault (BwVerdict verdict)
{
  return verdict == BW_VERDICT_PARTIAL || verdict == BW_VERDICT_UNMET;
}

const char *
bw_verdict_describe (BwVerdict verdict)
{
  switch (verdict)
    {
    case BW_VERDICT_MET:
      return C_("verdict", "Met");
    case BW_VERDICT_PARTIAL:
      return C_("verdict", "Partly met");
    case BW_VERDICT_UNMET:
      return C_("verdict", "Not met");
    case BW_VERDICT_COMMENDED:
      return C_("verdict", "Commended");
    case BW_VERDICT_NONE:
    default:
      return C_("verdict", "Asked for");
    }
}
