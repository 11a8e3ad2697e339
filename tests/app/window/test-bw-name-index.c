/* test-bw-name-index.c: of a desk: what its places, teams and orders are found by
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-name-index.h"

#include "bw-document-finder.h"
#include "bw-link-item.h"
#include "bw-place-finder.h"
#include "desk-fixture.h"

#define AT "'at':'2021-08-08T10:00:00+08:00','source':'manual'"
#define D3 "{'type':'area','id':'d3'," AT ",'parent':'c','level':'district','name':'%s','seq':%d}\n"
#define TEAM "{'type':'team','id':'t-9'," AT ",'area':'d1','kind':'medical','name':'%s','size':8,'seq':%d}\n"

/* Until all names are read, those of the last change too. */
static void
wait_until_whole (BwDesk *desk)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
  bw_desk_set_awake (desk, FALSE);
  bw_desk_set_awake (desk, TRUE);
  while (!bw_name_index_is_whole (bw_name_index_get (desk)))
    g_main_context_iteration (NULL, TRUE);
}

static void
on_found_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  *(GPtrArray **) user_data = bw_place_finder_search_finish (BW_DESK (source), result, NULL);
}

/* The codes of the places that are found, with commas. */
static void
check_places (BwDesk     *desk,
              const char *text,
              const char *wanted)
{
  g_autoptr (GString) found = g_string_new (NULL);
  g_autoptr (GPtrArray) items = NULL;

  bw_place_finder_search_async (desk, text, NULL, on_found_cb, &items);
  while (items == NULL)
    g_main_context_iteration (NULL, TRUE);

  for (guint i = 0; i < items->len; i++)
    g_string_append_printf (found, "%s%s", i > 0 ? "," : "", bw_link_item_get_scope (g_ptr_array_index (items, i)));
  g_assert_cmpstr (found->str, ==, wanted);
}

static void
check_documents (BwDesk     *desk,
                 const char *text,
                 const char *wanted)
{
  g_autoptr (GPtrArray) items = bw_document_finder_search (desk, text);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    g_string_append_printf (found, "%s%s", i > 0 ? "," : "", bw_link_item_get_title (g_ptr_array_index (items, i)));
  g_assert_cmpstr (found->str, ==, wanted);
}

static void
test_places (void)
{
  g_autoptr (BwClientSession) session = desk_fixture_new_session ();
  g_autoptr (BwDesk) desk = bw_desk_new (session);
  guint n_read;

  /* Before they are read: by name and code. */
  check_places (desk, "甲区", "d1");
  check_places (desk, "xcs", "");

  wait_until_whole (desk);
  check_places (desk, "xcs", "c");
  check_places (desk, "XuChang", "c");
  check_places (desk, "jyjd", "s1");
  check_places (desk, "yiqucyd", "p3");
  check_places (desk, "k1", "k1");

  /* What it reads is what changed, not what there is. */
  n_read = bw_name_index_get_n_read (bw_name_index_get (desk));
  desk_fixture_apply (session, D3, "魏都区", 201);
  wait_until_whole (desk);
  check_places (desk, "wdq", "d3");
  g_assert_cmpuint (bw_name_index_get_n_read (bw_name_index_get (desk)), ==, n_read + 1);

  /* The same once more is nothing new, and found as before. */
  desk_fixture_apply (session, D3, "魏都区", 201);
  check_places (desk, "wdq", "d3");
  wait_until_whole (desk);
  g_assert_cmpuint (bw_name_index_get_n_read (bw_name_index_get (desk)), ==, n_read + 1);

  /* A new name at once, by pinyin as soon as it is read; the old one no more. */
  desk_fixture_apply (session, D3, "建安区", 202);
  check_places (desk, "建安", "d3");
  check_places (desk, "wdq", "");
  wait_until_whole (desk);
  check_places (desk, "jaq", "d3");
}

static void
test_documents (void)
{
  g_autoptr (BwClientSession) session = desk_fixture_new_session ();
  g_autoptr (BwDesk) desk = bw_desk_new (session);

  desk_fixture_apply (session, TEAM "%s", "市医院一队", 101,
                      "{'type':'order','id':'o-1'," AT ",'number':'2021-17','kind':'notice','title':'增派一队',"
                      "'text':'secret word','issuer':'c','recipients':['d1'],'seq':103}\n");
  check_documents (desk, "一队", "市医院一队,增派一队");
  check_documents (desk, "syy", "");

  wait_until_whole (desk);
  check_documents (desk, "syy", "市医院一队");
  check_documents (desk, "zengpai", "增派一队");
  check_documents (desk, "yd", "市医院一队,增派一队");
  check_documents (desk, "2021-17", "增派一队");

  desk_fixture_apply (session, TEAM, "中医院一队", 104);
  check_documents (desk, "syy", "");
  wait_until_whole (desk);
  check_documents (desk, "zyy", "中医院一队");
}

/* Another backend: the indices of places begin anew. */
static void
test_cleared (void)
{
  g_autoptr (BwClientSession) session = desk_fixture_new_session ();
  g_autoptr (BwDesk) desk = bw_desk_new (session);

  desk_fixture_apply (session, TEAM, "市医院一队", 101);
  wait_until_whole (desk);
  bw_picture_clear (bw_desk_get_picture (desk));
  desk_fixture_apply (session, D3 TEAM, "魏都区", 1, "中医院一队", 2);
  check_places (desk, "xcs", "");
  wait_until_whole (desk);
  check_places (desk, "wdq", "d3");
  check_documents (desk, "zyy", "中医院一队");
  check_documents (desk, "syy", "");
}

/* The desk goes while a worker reads. */
static void
test_gone (void)
{
  g_autoptr (BwClientSession) session = desk_fixture_new_session ();
  BwDesk *desk = bw_desk_new (session);
  BwNameIndex *index = bw_name_index_get (desk);

  g_object_add_weak_pointer (G_OBJECT (index), (gpointer *) &index);
  g_main_context_iteration (NULL, FALSE);
  g_assert_finalize_object (desk);

  /* The last who lets go of it may be the worker. */
  while (index != NULL)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/name-index/places", test_places);
  g_test_add_func ("/app/name-index/documents", test_documents);
  g_test_add_func ("/app/name-index/cleared", test_cleared);
  g_test_add_func ("/app/name-index/gone", test_gone);
  return g_test_run ();
}
