/* bw-gift-book.c: all donations of a scope, as the lines of the list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-gift-book.h"

#include "bw-client-ledger-row.h"
#include "bw-json.h"

/* (transfer full): ids that others correct */
static GHashTable *
list_corrected (GListModel *ledger)
{
  GHashTable *corrected = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (ledger); i++)
    {
      g_autoptr (BwClientLedgerRow) row = g_list_model_get_item (ledger, i);
      const char *id = bw_json_peek_string (bw_client_ledger_row_get_members (row), "corrects");

      if (id != NULL)
        g_hash_table_add (corrected, g_strdup (id));
    }

  return corrected;
}

/* (transfer full): ids that others on their way correct; one that was refused corrects nothing */
static GHashTable *
list_answered (GPtrArray *waiting)
{
  GHashTable *answered = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; waiting != NULL && i < waiting->len; i++)
    {
      JsonObject *members = g_ptr_array_index (waiting, i);
      const char *id = bw_json_peek_string (members, "corrects");

      if (id != NULL && !json_object_has_member (members, "refusal"))
        g_hash_table_add (answered, (gpointer) id);
    }

  return answered;
}

/* One that has arrived meanwhile is in the ledger. */
static gboolean
is_booked (GPtrArray  *gifts,
           JsonObject *members)
{
  const char *id = bw_json_peek_string (members, "id");

  return id == NULL || bw_gift_book_find (gifts, id) != NULL;
}

static void
add_waiting (GPtrArray  *gifts,
             JsonObject *members,
             const char *language)
{
  guint first = gifts->len;

  if (is_booked (gifts, members))
    return;

  bw_gift_read (gifts, NULL, members, language);
  for (guint i = first; i < gifts->len; i++)
    ((BwGift *) g_ptr_array_index (gifts, i))->refusal = g_strdup (bw_json_peek_string (members, "refusal"));
}

/**
 * bw_gift_book_list:
 * @ledger: of #BwClientLedgerRow, documents of type `donation`
 * @waiting: (nullable) (element-type JsonObject): those that are on their way
 * @language: `zh_CN` or `en`
 * @is_listed: tells which
 * @user_data: for @is_listed
 *
 * Returns: (transfer full) (element-type BwGift): the lines
 */
GPtrArray *
bw_gift_book_list (GListModel     *ledger,
                   GPtrArray      *waiting,
                   const char     *language,
                   BwGiftTestFunc  is_listed,
                   gpointer        user_data)
{
  g_autoptr (GHashTable) corrected = list_corrected (ledger);
  g_autoptr (GHashTable) answered = list_answered (waiting);
  GPtrArray *gifts = g_ptr_array_new_with_free_func ((GDestroyNotify) bw_gift_free);

  for (guint i = 0; i < g_list_model_get_n_items (ledger); i++)
    {
      g_autoptr (BwClientLedgerRow) row = g_list_model_get_item (ledger, i);
      BwDocument *document = bw_client_ledger_row_get_document (row);
      const char *id = bw_document_get_id (document);
      guint first = gifts->len;

      if (!is_listed (bw_document_get_place (document), user_data))
        continue;

      bw_gift_read (gifts, document, bw_client_ledger_row_get_members (row), language);
      for (guint j = first; j < gifts->len; j++)
        {
          BwGift *gift = g_ptr_array_index (gifts, j);

          if (g_hash_table_contains (corrected, id))
            gift->state = BW_GIFT_STATE_CORRECTED;
          gift->is_answered = g_hash_table_contains (answered, id);
        }
    }

  for (guint i = 0; waiting != NULL && i < waiting->len; i++)
    {
      JsonObject *members = g_ptr_array_index (waiting, i);

      if (is_listed (bw_json_peek_string (members, "to"), user_data))
        add_waiting (gifts, members, language);
    }

  g_ptr_array_sort (gifts, bw_gift_compare);
  return gifts;
}

BwGift *
bw_gift_book_find (GPtrArray  *gifts,
                   const char *id)
{
  for (guint i = 0; i < gifts->len; i++)
    {
      BwGift *gift = g_ptr_array_index (gifts, i);

      if (g_strcmp0 (gift->id, id) == 0)
        return gift;
    }

  return NULL;
}
