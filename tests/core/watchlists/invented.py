"""Small invented lists in the formats of their publishers."""

SDN = (
    '101,"ZORN MACHINE WORKS","-0- ","NPWMD] [IFSR",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,'
    "\"a.k.a. 'ZMW'; Registration Number 12345678 (Iran).\"\r\n"
    '102,"EXEMPLAR, Ada","individual","SDGT",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,'
    '"DOB 05 Mar 1970; nationality Syria."\r\n'
    '103,"SEA EXEMPLAR","vessel","CUBA",-0- ,"CL1","Tug","10","20","Cuba","Owner",'
    '"Vessel Registration Identification IMO 1234567."\r\n'
)
ALT = '101,1,"aka","ZORN MASHIN SAZI",-0- \r\n101,2,"fka","ZORN WORKS",-0- \r\n'
ADD = '101,1,"1 Mill Road","Arak","Iran",-0- \r\n'

UN = """<?xml version="1.0" encoding="UTF-8"?>
<CONSOLIDATED_LIST dateGenerated="2026-01-01">
 <INDIVIDUALS><INDIVIDUAL><DATAID>1</DATAID><FIRST_NAME>ADA</FIRST_NAME>
  <SECOND_NAME>EXEMPLAR</SECOND_NAME><UN_LIST_TYPE>XX</UN_LIST_TYPE>
  <NATIONALITY><VALUE>Iran (Islamic Republic of)</VALUE></NATIONALITY>
  <NAME_ORIGINAL_SCRIPT>ادا</NAME_ORIGINAL_SCRIPT>
  <INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Ada the Elder</ALIAS_NAME></INDIVIDUAL_ALIAS>
  <INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>The Elder</ALIAS_NAME></INDIVIDUAL_ALIAS>
  <INDIVIDUAL_DATE_OF_BIRTH><YEAR>1970</YEAR></INDIVIDUAL_DATE_OF_BIRTH>
 </INDIVIDUAL>
 <INDIVIDUAL><DATAID>2</DATAID><FIRST_NAME/></INDIVIDUAL></INDIVIDUALS>
 <ENTITIES><ENTITY><DATAID>3</DATAID><FIRST_NAME>ZORN WORKS</FIRST_NAME></ENTITY></ENTITIES>
</CONSOLIDATED_LIST>
"""

OWN = """# an invented list
list: mill
title: Mill list
entities:
  - id: M-1
    schema: Organization
    name: Zorn Machine Works
    aliases: [زورن ماشین]
    countries: [Iran]
    topics: [export.control]
  - id: M-2
    name: ""
  - id: M-3
    name: Third Works
    countries: [Atlantis]
  - id: M-1
    name: Twice
"""
