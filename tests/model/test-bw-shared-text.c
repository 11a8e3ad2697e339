/* test-bw-shared-text.c: equal texts are one, whoever lets go of them meanwhile
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-shared-text.h"

#define N_ROUNDS 200000

static void
test_sharing (void)
{
  g_autofree char *word = g_strdup ("1201");
  BwSharedText *first = bw_shared_text_new (word);
  BwSharedText *second = bw_shared_text_new ("1201");
  BwSharedText *other = bw_shared_text_new ("");

  g_assert_true (first == second);
  g_assert_true (first != word);
  g_assert_true (bw_shared_text_ref (first) == first);
  g_assert_cmpstr (other, ==, "");

  word[0] = 'x';
  bw_shared_text_unref (first);
  bw_shared_text_unref (first);
  g_assert_cmpstr (second, ==, "1201");
  bw_shared_text_unref (second);
  bw_shared_text_unref (other);
}

static gpointer
take_and_let_go (gpointer data)
{
  guint n_wrong = 0;

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      g_autoptr (BwSharedText) text = bw_shared_text_new (data);

      n_wrong += !g_str_equal (text, data);
    }

  return GUINT_TO_POINTER (n_wrong);
}

/* Each is the last owner again and again while the other asks for the same. */
static void
test_threads (void)
{
  GThread *threads[2];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("owner", take_and_let_go, (gpointer) "07:00-23:00");

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_assert_cmpuint (GPOINTER_TO_UINT (g_thread_join (threads[i])), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/shared-text/sharing", test_sharing);
  g_test_add_func ("/shared-text/threads", test_threads);
  return g_test_run ();
}
