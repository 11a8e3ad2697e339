/* desk-fixture.c: a small city in a saved state, for tests of the desk
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "desk-fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define AT "'at':'2021-08-05T00:00:00+08:00','source':'import'"
#define NOW "'at':'2021-08-08T14:30:00+08:00','source':'simulation'"

static const char state[] =
  "{'type':'area','id':'c'," AT ",'level':'city','name':'许昌市','names':{'en':'Xuchang'},"
  "'time_zone':'Asia/Shanghai','seq':1}\n"
  "{'type':'area','id':'d1'," AT ",'parent':'c','level':'district','name':'甲区','names':{'en':'Alpha'},'seq':2}\n"
  "{'type':'area','id':'d2'," AT ",'parent':'c','level':'district','name':'乙区','names':{'en':'Beta'},'seq':3}\n"
  "{'type':'area','id':'s1'," AT ",'parent':'d1','level':'subdistrict','name':'甲一街道',"
  "'names':{'en':'Alpha One'},'seq':4}\n"
  "{'type':'round','id':'r1'," AT ",'name':'第一轮全员核酸检测','names':{'en':'Sampling round 1'},"
  "'starts':'2021-08-05T18:00:00+08:00','deadline':'2021-08-09T20:00:00+08:00','areas':['d1','d2'],"
  "'milestones':[{'at':'2021-08-05T18:00:00+08:00','share':0},{'at':'2021-08-09T20:00:00+08:00','share':1}],"
  "'seq':5}\n"
  "{'type':'site','id':'p1'," AT ",'area':'s1','kind':'sampling','name':'甲一1号采样点',"
  "'position':[113.8,34.0],'hours':'00:00-24:00','desks':4,'state':'open','seq':6}\n"
  "{'type':'site','id':'p2'," AT ",'area':'s1','kind':'sampling','name':'甲一2号采样点',"
  "'position':[113.81,34.0],'hours':'00:00-24:00','desks':4,'state':'paused','seq':7}\n"
  "{'type':'site','id':'p3'," AT ",'area':'d2','kind':'sampling','name':'乙区采样点',"
  "'position':[113.9,34.1],'hours':'00:00-24:00','desks':4,'state':'open','seq':8}\n"
  "{'type':'site','id':'k1'," AT ",'area':'d2','kind':'checkpoint','name':'乙区1号卡点',"
  "'position':[113.91,34.1],'hours':'00:00-24:00','state':'open','seq':9}\n"
  "{'type':'tally','id':'p1/sampling:r1'," NOW ",'place':'p1','subject':'sampling:r1',"
  "'values':{'target':1000,'sampled':900,'desks_open':4,'wait':5},'seq':10}\n"
  "{'type':'tally','id':'p2/sampling:r1'," NOW ",'place':'p2','subject':'sampling:r1',"
  "'values':{'target':1000,'sampled':900,'desks_open':0},'seq':11}\n"
  "{'type':'tally','id':'p3/sampling:r1'," NOW ",'place':'p3','subject':'sampling:r1',"
  "'values':{'target':1000,'sampled':100,'desks_open':4,'wait':5},'seq':12}\n"
  "{'type':'tally','id':'k1/checkpoint'," NOW ",'place':'k1','subject':'checkpoint',"
  "'values':{'check_temperature':1,'check_code':1,'check_register':0,'check_certificate':1},'seq':13}\n"
  "{'type':'series','id':'d1/sampling:r1/sampled'," NOW ",'place':'d1','subject':'sampling:r1',"
  "'measure':'sampled','start':'2021-08-08T06:30:00+08:00','step':7200,'values':[200,600,1000,1400,1800],'seq':14}\n"
  "{'type':'series','id':'d2/sampling:r1/sampled'," NOW ",'place':'d2','subject':'sampling:r1',"
  "'measure':'sampled','start':'2021-08-08T06:30:00+08:00','step':7200,'values':[60,70,80,90,100],'seq':15}\n"
  "{'type':'live','id':'t-15','clock':{'now':'2021-08-08T14:32:00+08:00','speed':1}}\n";

char *
desk_fixture_write_state (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autofree char *text = g_strdelimit (g_strdup (state), "'", '"');
  int fd = g_file_open_tmp ("bulwark-XXXXXX.ndjson", &path, &error);

  g_assert_no_error (error);
  close (fd);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&path);
}

char *
desk_fixture_dup_events (const char *clock)
{
  g_autofree char *documents = g_strdelimit (g_strdup (state), "'", '"');
  g_auto (GStrv) lines = g_strsplit (g_strchomp (documents), "\n", -1);
  g_autoptr (GString) text = g_string_new ("event: docs\ndata: [");

  for (guint i = 0; lines[i + 1] != NULL; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "," : "", lines[i]);
  g_string_append_printf (text, "]\n\nevent: live\nid: t-15\ndata: {\"clock\":%s}\n\n", clock);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

BwClientSession *
desk_fixture_new_session (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = desk_fixture_write_state ();
  BwClientSession *session = bw_client_session_new (bw_measure_catalogue_get_default (), NULL);

  bw_client_session_load_state (session, path, &error);
  g_assert_no_error (error);
  g_assert_true (bw_client_session_is_complete (session));
  g_remove (path);
  return session;
}

void
desk_fixture_apply (BwClientSession *session,
                    const char      *format,
                    ...)
{
  BwPicture *picture = bw_client_session_get_picture (session);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdelimit (g_strdup_vprintf (format, args), "'", '"');
  va_end (args);

  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (BwDocument) document = NULL;

      document = bw_document_new (lines[i], -1, bw_picture_get_catalogue (picture), &error);
      g_assert_no_error (error);
      g_assert_cmpuint (bw_picture_apply (picture, &document, 1), ==, 0);
    }
  bw_picture_commit (picture);
}

BwPlace
desk_fixture_place (BwClientSession *session,
                    const char      *code)
{
  BwPlace place = bw_place_tree_lookup (bw_picture_get_places (bw_client_session_get_picture (session)), code);

  g_assert_cmpuint (place, !=, BW_PLACE_NONE);
  return place;
}
