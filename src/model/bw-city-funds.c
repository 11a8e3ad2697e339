/* bw-city-funds.c: whether the items of a fund are within it
 *
 * Money that is spent was allotted, also where the source tells only the one: an
 * item counts with what was allotted to it, else with what was spent.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-city-private.h"

#include "bw-json.h"

#include <math.h>

typedef struct
{
  const BwCityLine *line;           /* (not owned) */
  char             *within;         /* (owned) (nullable) */
  double            allotted;       /* NAN: not told */
  double            spent;          /* NAN: not told */
  double            items_allotted;
  double            items_spent;
  BwBound           bound;
  BwBound           items_bound;
} Fund;

static void
free_fund (gpointer data)
{
  Fund *fund = data;

  g_free (fund->within);
  g_free (fund);
}

static double
get_fen (JsonObject *object,
         const char *member)
{
  return bw_json_has (object, member) ? (double) json_object_get_int_member (object, member) : NAN;
}

static Fund *
read_fund (const BwCityLine *line)
{
  g_autoptr (JsonObject) object = bw_document_dup_object (line->document);
  Fund *fund = g_new0 (Fund, 1);

  fund->line = line;
  fund->allotted = get_fen (object, "allotted_fen");
  fund->spent = get_fen (object, "spent_fen");
  fund->within = g_strdup (json_object_get_string_member_with_default (object, "within", NULL));
  bw_bound_from_string (json_object_get_string_member_with_default (object, "bound", "="), &fund->bound);
  return fund;
}

static void
add_item (Fund       *whole,
          const Fund *item)
{
  double spent = isnan (item->spent) ? 0 : item->spent;

  whole->items_spent += spent;
  whole->items_allotted += isnan (item->allotted) ? spent : item->allotted;
  whole->items_bound = bw_bound_combine (whole->items_bound, item->bound);
}

static gboolean
is_within_itself (GHashTable *funds,
                  const Fund *fund)
{
  const Fund *above = fund;

  for (guint i = 0; above != NULL && above->within != NULL && i < g_hash_table_size (funds); i++)
    {
      above = g_hash_table_lookup (funds, above->within);
      if (above == fund)
        return TRUE;
    }

  return FALSE;
}

static void
add_fault (GPtrArray  *faults,
           const Fund *fund,
           const char *pointer,
           char       *reason)
{
  g_ptr_array_add (faults, bw_fault_new (fund->line->file, fund->line->line, pointer, reason));
  g_free (reason);
}

/* "Over" and "about" allow more, as bw_figure_get_contradiction() says. */
static void
check_fund (GHashTable *funds,
            const Fund *fund,
            GPtrArray  *faults)
{
  if (is_within_itself (funds, fund))
    {
      add_fault (faults, fund, "/within", g_strdup_printf ("\"%s\" is within this fund itself", fund->within));
      return;
    }

  if (fund->bound != BW_BOUND_EXACT || fund->items_bound == BW_BOUND_ABOUT)
    return;

  if (fund->items_allotted > fund->allotted)
    add_fault (faults, fund, "/allotted_fen",
               g_strdup_printf ("%.15g, but its items add up to %.15g", fund->allotted, fund->items_allotted));
  if (fund->items_spent > fund->spent)
    add_fault (faults, fund, "/spent_fen",
               g_strdup_printf ("%.15g, but its items add up to %.15g", fund->spent, fund->items_spent));
}

/**
 * bw_city_funds_check:
 * @lines: (element-type BwCityLine): what was read
 * @faults: (element-type BwFault): where to add what is wrong
 */
void
bw_city_funds_check (GArray    *lines,
                     GPtrArray *faults)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) funds = g_ptr_array_new_with_free_func (free_fund);

  for (guint i = 0; i < lines->len; i++)
    {
      const BwCityLine *line = &g_array_index (lines, BwCityLine, i);
      const char *id = bw_document_get_id (line->document);

      if (bw_document_get_kind (line->document) != BW_DOCUMENT_TYPE_FUND)
        continue;
      g_ptr_array_add (funds, read_fund (line));
      if (!g_hash_table_contains (by_id, id))
        g_hash_table_insert (by_id, (gpointer) id, g_ptr_array_index (funds, funds->len - 1));
    }

  for (guint i = 0; i < funds->len; i++)
    {
      const Fund *item = g_ptr_array_index (funds, i);
      Fund *whole = item->within != NULL ? g_hash_table_lookup (by_id, item->within) : NULL;

      if (whole != NULL)
        add_item (whole, item);
    }

  for (guint i = 0; i < funds->len; i++)
    check_fund (by_id, g_ptr_array_index (funds, i), faults);
}
