import sys,time,uuid,random
sys.path[:0]=['/work/shared/bench']
import numpy as np, shapely, pytest
import gen_spacetime as g
from pathlib import Path
from tests.processing.town import *
from seinajoki_coord.workspace.geopackage import writing
from seinajoki_coord.workspace.bulk import bulk_insert
from seinajoki_coord.workspace.workspace import open_workspace
from seinajoki_coord.workspace.records import read_records
from seinajoki_coord.workspace.register import *
from seinajoki_coord.layers.check import check as run_check
from seinajoki_coord.layers.rule_set import read_rules
from seinajoki_coord.layers.kernel import best_kernel
from seinajoki_coord.core.progress import silent
pytestmark = pytest.mark.usefixtures("provider")
@pytest.mark.timeout(600)
def test_big(tmp_path):
    path=new_town(tmp_path/"big.gpkg"); n=50_000
    out=g.generate(n,7); geoms=np.array(out['geom'],object)
    if isinstance(geoms[0],bytes): geoms=shapely.from_wkb(geoms)
    geoms=shapely.buffer(geoms,1.0,quad_segs=2); geoms=np.array([shapely.multipolygons(shapely.get_parts(x)) for x in geoms],object)
    tx=lambda t: [None if x>=g.FAR else str(np.datetime64(int(x),'s'))[:16] for x in t]
    rng=random.Random(1)
    cols={'id':[str(uuid.UUID(int=rng.getrandbits(128))) for _ in range(n)],'title':['w']*n,'work_type':[rng.choice(['street_work','telecom','gas']) for _ in range(n)],'starts_at':tx(out['t0']),'ends_at':tx(out['t1'])}
    with writing(path) as link: bulk_insert(link,'work',cols,shapely.to_wkb(geoms).tolist(),shapely.bounds(geoms))
    w=open_workspace(path); rules=read_rules('shared-ground')
    def run():
        t=time.time(); b=read_checked(w); r=read_records(w); t1=time.time()
        res=run_check(r,rules,b,w.time_zone,int(time.time())*1000000,best_kernel(),silent); t2=time.time()
        o=keep_register(w,res.check); t3=time.time()
        print('read %.1f check %.1f write %.1f'%(t1-t,t2-t1,t3-t2),o.new,o.changed,o.closed,o.unchanged, time.process_time())
    run(); run()
    with writing(path) as link: link.execute("UPDATE work SET title='x' WHERE fid % 2500 = 0")
    run()
