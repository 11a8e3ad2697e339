/* bw-city-ledger.c: whether what stands in the ledger was corrected once at most
 *
 * What is corrected is taken back from the tallies once: of two corrections that both
 * stand, one would count beside the other.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-city-private.h"

#include "bw-json.h"

#include <string.h>

/* (transfer full) (nullable): of hardly any line */
static char *
dup_corrected (const BwCityLine *line)
{
  g_autoptr (JsonObject) object = NULL;

  if (!bw_document_type_is_ledger (bw_document_get_kind (line->document))
      || strstr (bw_document_get_json (line->document), "\"corrects\"") == NULL)
    return NULL;

  object = bw_document_dup_object (line->document);
  return g_strdup (bw_json_peek_string (object, "corrects"));
}

/**
 * bw_city_ledger_check:
 * @lines: (element-type BwCityLine): what was read
 * @faults: (element-type BwFault): where to add what is wrong
 */
void
bw_city_ledger_check (GArray    *lines,
                      GPtrArray *faults)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      const BwCityLine *line = &g_array_index (lines, BwCityLine, i);
      g_autofree char *corrected = dup_corrected (line);
      g_autofree char *key = NULL;
      g_autofree char *reason = NULL;
      const char *other;

      if (corrected == NULL)
        continue;

      key = g_strconcat (bw_document_type_to_string (bw_document_get_kind (line->document)), " ", corrected, NULL);
      other = g_hash_table_lookup (seen, key);
      if (other == NULL)
        {
          g_hash_table_insert (seen, g_steal_pointer (&key), (gpointer) bw_document_get_id (line->document));
          continue;
        }

      reason = g_strdup_printf ("\"%s\" was corrected by \"%s\" already: correct that one", corrected, other);
      g_ptr_array_add (faults, bw_fault_new (line->file, line->line, "/corrects", reason));
    }
}
