/* test-bw-place-finder.c: places by what is typed, or the areas of a scope
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-place-finder.h"

#include "bw-attention.h"
#include "bw-language.h"
#include "bw-link-item.h"
#include "desk-fixture.h"

static void
assert_scopes (GPtrArray          *items,
               const char * const *wanted)
{
  guint i;

  for (i = 0; wanted[i] != NULL; i++)
    {
      g_assert_cmpuint (i, <, items->len);
      g_assert_cmpstr (bw_link_item_get_scope (g_ptr_array_index (items, i)), ==, wanted[i]);
    }
  g_assert_cmpuint (items->len, ==, i);
}

static void
on_found_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  *(GPtrArray **) user_data = bw_place_finder_search_finish (BW_DESK (source), result, NULL);
}

static GPtrArray *
search (BwDesk     *desk,
        const char *text)
{
  GPtrArray *items = NULL;

  bw_place_finder_search_async (desk, text, NULL, on_found_cb, &items);
  while (items == NULL)
    g_main_context_iteration (NULL, TRUE);

  return items;
}

static void
test_search (void)
{
  static const struct
  {
    const char *text;
    const char *wanted[6];
  } cases[] = {
    { "甲区", { "d1" } },
    { "alpha", { "d1", "s1" } },
    { "ALPHA O", { "s1" } },
    { "甲一", { "s1", "p1", "p2" } },
    { "k1", { "k1" } },
    { " d2 ", { "d2" } },
    { "卡点", { "k1" } },
    { "没有", { NULL } },
    { "", { NULL } },
  };
  g_autoptr (BwClientSession) session = desk_fixture_new_session ();
  g_autoptr (BwDesk) desk = bw_desk_new (session);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) items = search (desk, cases[i].text);

      g_test_message ("%s", cases[i].text);
      assert_scopes (items, cases[i].wanted);
    }
}

static void
on_given_up_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (bw_place_finder_search_finish (BW_DESK (source), result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  *(gboolean *) user_data = TRUE;
}

/* The best fifty of many, in order; found in slices, or given up. */
static void
test_many (void)
{
  g_autoptr (BwClientSession) session = desk_fixture_new_session ();
  g_autoptr (BwDesk) desk = bw_desk_new (session);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GPtrArray) items = NULL;
  gboolean is_given_up = FALSE;

  for (int i = 0; i < 300; i++)
    desk_fixture_apply (session,
                        "{'type':'site','id':'m%03d','at':'2021-08-08T10:00:00+08:00','source':'manual','area':'d1',"
                        "'kind':'sampling','name':'%s','state':'open','seq':%d}\n", i,
                        i == 299 ? "体育馆" : i >= 200 ? "体育馆东门" : "市体育馆", 1000 + i);
  items = search (desk, "体育馆");
  g_assert_cmpuint (items->len, ==, BW_PLACE_FINDER_MAX);
  g_assert_cmpstr (bw_link_item_get_scope (g_ptr_array_index (items, 0)), ==, "m299");
  for (guint i = 1; i < items->len; i++)
    {
      g_autofree char *wanted = g_strdup_printf ("m%u", 199 + i);

      g_assert_cmpstr (bw_link_item_get_scope (g_ptr_array_index (items, i)), ==, wanted);
    }

  bw_place_finder_search_async (desk, "体育馆", cancellable, on_given_up_cb, &is_given_up);
  g_cancellable_cancel (cancellable);
  while (!is_given_up)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_parts_by_finish (void)
{
  static const char * const both[] = { "d2", "d1", NULL };
  static const char * const one[] = { "d1", NULL };
  g_autoptr (BwClientSession) session = desk_fixture_new_session ();
  g_autoptr (BwDesk) desk = bw_desk_new (session);
  g_autoptr (GPtrArray) all = bw_place_finder_list_parts (desk, "");
  g_autoptr (GPtrArray) some = bw_place_finder_list_parts (desk, "甲");

  assert_scopes (all, both);
  assert_scopes (some, one);
  g_assert_cmpint (bw_link_item_get_tone (g_ptr_array_index (all, 0)), ==, BW_LINK_TONE_LATE);
}

static void
test_path (void)
{
  g_autoptr (BwClientSession) session = desk_fixture_new_session ();
  g_autoptr (BwDesk) desk = bw_desk_new (session);
  g_autofree char *deep = bw_place_finder_dup_path (desk, desk_fixture_place (session, "p1"), BW_PLACE_NONE);
  g_autofree char *root = bw_place_finder_dup_path (desk, desk_fixture_place (session, "c"), BW_PLACE_NONE);
  g_autofree char *below = bw_place_finder_dup_path (desk, desk_fixture_place (session, "p1"),
                                                     desk_fixture_place (session, "c"));

  g_assert_cmpstr (deep, ==, "许昌市 › 甲区 › 甲一街道");
  g_assert_cmpstr (below, ==, "甲区 › 甲一街道");
  g_assert_cmpstr (root, ==, "");
}

static void
test_attention (void)
{
  /* An area leads to its overview, a site to the page of its kind, which chooses it. */
  static const char * const city[] = { "d2", "k1", "p2", NULL };
  static const char * const district[] = { "p2", NULL };
  g_autoptr (BwClientSession) session = desk_fixture_new_session ();
  g_autoptr (BwDesk) desk = bw_desk_new (session);
  g_autoptr (GPtrArray) of_city = bw_attention_list (desk);
  g_autoptr (GPtrArray) of_district = NULL;
  BwAttention attention;

  assert_scopes (of_city, city);
  g_assert_cmpstr (bw_link_item_get_title (g_ptr_array_index (of_city, 2)), ==, "甲一2号采样点 暂停");
  g_assert_cmpint (bw_link_item_get_page (g_ptr_array_index (of_city, 1)), ==, BW_PAGE_CHECKPOINTS);
  bw_attention_count (&attention, desk);
  g_assert_cmpuint (attention.late, ==, 1);
  g_assert_cmpuint (attention.sampling, ==, 1);
  g_assert_cmpuint (attention.checkpoints, ==, 1);

  bw_desk_set_scope (desk, "d1");
  of_district = bw_attention_list (desk);
  assert_scopes (of_district, district);
  bw_attention_count (&attention, desk);
  g_assert_cmpuint (attention.late + attention.checkpoints, ==, 0);
  g_assert_cmpuint (attention.sampling, ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_setenv ("LANGUAGE", "zh_CN", TRUE);
  bw_language_apply ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/place-finder/search", test_search);
  g_test_add_func ("/app/place-finder/many", test_many);
  g_test_add_func ("/app/place-finder/parts-by-finish", test_parts_by_finish);
  g_test_add_func ("/app/place-finder/path", test_path);
  g_test_add_func ("/app/attention/list", test_attention);
  return g_test_run ();
}
